// Places an order as a merchandiser, and is told what its confirmation still waits for. Node 20 or newer:
//   TOKEN=$(./gendan token merchandiser) GATEWAY=http://localhost:8080 node place-an-order.js written-order.pdf
import createClient from 'openapi-fetch';
import { readFileSync } from 'node:fs';
import type { paths } from './gendan-api.js'; // openapi-typescript openapi/gendan.json -o gendan-api.d.ts

const api = createClient<paths>({
  baseUrl: process.env.GATEWAY ?? 'http://localhost:8080',
  headers: { Authorization: `Bearer ${process.env.TOKEN}` },
});
const once = () => ({ 'Idempotency-Key': crypto.randomUUID() });

function must<T, E>({ data, error, response }: { data?: T; error?: E; response: Response }): T {
  if (data === undefined) throw new Error(`${response.status} ${JSON.stringify(error)}`);
  return data;
}

const customer = must(await api.POST('/api/customers', {
  body: { details: { code: `X2-${Date.now()}`, name: 'X2 Handels GmbH', tier: 'MAIN', language: 'en', email: 'x2@x2.example', phone: '+49 30 1', address: 'Berlin' } },
}));
const order = must(await api.POST('/api/orders', {
  params: { header: once() },
  body: { customerId: customer.id, salesperson: 'salesperson', currency: 'EUR' },
}));
const path = { id: order.id };
const form = new FormData();
form.append('file', new Blob([readFileSync(process.argv[2] ?? 'written-order.pdf')], { type: 'application/pdf' }), 'order.pdf');
must(await api.POST('/api/orders/{id}/documents', { params: { path }, body: {}, bodySerializer: () => form }));

const seen = await api.GET('/api/orders/{id}', { params: { path } });
const written = must(await api.PUT('/api/orders/{id}/lines', {
  params: { path, header: { 'If-Match': seen.response.headers.get('ETag') ?? '*' } },
  body: { lines: [{ number: 1, series: 'S', model: 'M1', specification: 'cotton 180 g', colour: 'navy', size: 'M', quantity: 100, unitPrice: { amount: '12.50', currency: 'EUR' } }] },
}));
const confirmed = await api.POST('/api/orders/{id}/confirmation', { params: { path } });
const missing = confirmed.error?.missing?.map(({ code }) => code);
console.log(JSON.stringify({ order: written.orderNumber, total: written.total, status: confirmed.response.status, missing }));
