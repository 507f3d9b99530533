// An ERP that begins today: reads every topic from its beginning and looks whether each record is what the contract says.
// node events.mjs BROKERS SCHEMAS
import { Kafka, logLevel } from 'kafkajs';
import { Kafka as CloudEvents } from 'cloudevents';
import { randomUUID } from 'node:crypto';
import { compiled } from './contract.mjs';

const [brokers, schemas] = process.argv.slice(2);
const TOPICS = /^gendan\.(\w+\.events|erp\.[\w-]+|state\.\w+|dead-letter)$/;
const OURS = /^gendan\.(\w+\.events|erp\.outcomes|state\.\w+)$/;
const HEADERS = ['ce_specversion', 'ce_id', 'ce_type', 'ce_source', 'ce_subject', 'ce_time', 'ce_streamseq', 'ce_epoch', 'content-type'];
const UUID_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** Besides the time that so many records take at the least rate, 5 000 a second. */
const AT_MOST_MS = 180_000;
const AT_MOST_MS_A_RECORD = 0.2;

const { validators, broken } = compiled(schemas);
const problems = [...broken];
const perTopic = new Map();
const streams = new Map();
const types = new Set();
let valid = 0;
let again = 0;

const kafka = new Kafka({ clientId: 'erp-that-begins', brokers: brokers.split(','), logLevel: logLevel.ERROR });
const admin = kafka.admin();
await admin.connect();
const topics = (await admin.listTopics()).filter((name) => TOPICS.test(name)).sort();
const left = new Map();
let expected = 0;
for (const topic of topics) {
  perTopic.set(topic, 0);
  for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
    if (Number(high) > Number(low)) {
      left.set(`${topic}/${partition}`, Number(high));
      expected += Number(high) - Number(low);
    }
  }
}
await admin.disconnect();

const began = Date.now();
const consumer = kafka.consumer({ groupId: `contract-${randomUUID()}` });
await consumer.connect();
await consumer.subscribe({ topics, fromBeginning: true });
await new Promise((done, failed) => {
  const tooLong = setTimeout(() => failed(new Error(`not read to the end: ${[...left.keys()]}`)),
    AT_MOST_MS + expected * AT_MOST_MS_A_RECORD);
  const ended = () => {
    clearTimeout(tooLong);
    done();
  };
  if (left.size === 0) {
    ended();
    return;
  }
  consumer.run({
    autoCommit: false,
    eachBatch: async ({ batch }) => {
      const place = `${batch.topic}/${batch.partition}`;
      for (const message of batch.messages) {
        if (Number(message.offset) < (left.get(place) ?? 0)) {
          read(batch.topic, batch.partition, message);
        }
      }
      // Also where nothing is left to read, as behind a transaction's mark or what was compacted away.
      if (left.has(place) && Number(batch.lastOffset()) + 1 >= left.get(place)) {
        left.delete(place);
        if (left.size === 0) {
          ended();
        }
      }
    },
  }).catch(failed);
});
const took = Date.now() - began;
await consumer.disconnect();

const records = [...perTopic.values()].reduce((sum, each) => sum + each, 0);
for (const [topic, count] of perTopic) {
  console.log(`${topic}: ${count}`);
}
console.log(`${records} records of ${topics.length} topics read in ${took} ms, ${Math.round(records * 1000 / took)} a second, by a client`
  + ` that is not Java in ${Math.round(process.memoryUsage.rss() / 1_000_000)} MB; ${valid} bodies of ${types.size} types valid, ${streams.size} streams without a gap, ${again} announced again; ${problems.length} problems`);
problems.slice(0, 30).forEach((each) => console.log(`FAILED ${each}`));
process.exit(problems.length === 0 && valid > 0 ? 0 : 1);

function read(topic, partition, message) {
  perTopic.set(topic, perTopic.get(topic) + 1);
  if (!OURS.test(topic)) {
    return;
  }
  const place = `${topic}/${partition}/${message.offset}`;
  const wrong = (what) => problems.push(`${place}: ${what}`);
  const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, value.toString()]));
  const key = message.key?.toString();
  for (const name of HEADERS.filter((each) => headers[each] === undefined)) {
    wrong(`no header ${name}`);
  }
  if (key !== headers.ce_subject) {
    wrong(`the key ${key} is not the subject ${headers.ce_subject}`);
  }
  if (headers.ce_specversion !== '1.0' || headers['content-type'] !== 'application/json' || !UUID_7.test(headers.ce_id)) {
    wrong(`ce_specversion ${headers.ce_specversion}, content-type ${headers['content-type']}, ce_id ${headers.ce_id}`);
  }
  stream(topic, headers, wrong);
  if (message.value === null) {
    // Of a compacted topic: what had this key is gone.
    return;
  }
  body(headers, key, message.value.toString(), wrong);
}

/** Of one source and subject the numbers follow each other from 1; what is announced again is the same event. */
function stream(topic, headers, wrong) {
  const name = `${topic} ${headers.ce_source} ${headers.ce_subject} ${headers.ce_epoch}`;
  /** By its number the mark of each event. */
  const known = streams.get(name) ?? [];
  streams.set(name, known);
  const number = Number(headers.ce_streamseq);
  const compacted = topic.startsWith('gendan.state.');
  if (!/^[1-9][0-9]*$/.test(headers.ce_streamseq)) {
    wrong(`ce_streamseq ${headers.ce_streamseq}`);
  } else if (number <= known.length && !compacted) {
    again++;
    if (known[number - 1] !== mark(headers.ce_id)) {
      wrong(`number ${number} of ${name} is ${headers.ce_id} and was another event`);
    }
  } else if (number > known.length + 1 && !compacted) {
    wrong(`number ${number} of ${name} comes after ${known.length}`);
  } else if (!compacted) {
    known[number - 1] = mark(headers.ce_id);
  }
}

/** An id in 32 bits (FNV-1a): whole, those of a million events are 60 MB, and two that differ are hardly ever taken for one. */
function mark(id) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) {
    hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  }
  return hash;
}

function body(headers, key, value, wrong) {
  let event;
  try {
    event = CloudEvents.toEvent({ headers, key, value, body: value });
  } catch (unread) {
    wrong(`the CloudEvents SDK: ${unread.message}`);
    return;
  }
  types.add(event.type);
  const known = validators.get(event.type);
  if (!known) {
    wrong(`${event.type} has no schema`);
    return;
  }
  const data = typeof event.data === 'string' ? JSON.parse(event.data) : event.data;
  if (known.validate(data)) {
    valid++;
  } else {
    wrong(`${event.type}: ${JSON.stringify(known.validate.errors)} in ${value.slice(0, 500)}`);
  }
}
