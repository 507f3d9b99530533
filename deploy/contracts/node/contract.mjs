// The published schemas, as a client of any kind compiles them.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

/** What a schema says besides what is checked. */
const SAID = ['x-owner', 'x-topics', 'x-key', 'x-clauses'];

/** The schema and the validator of each type; and what does not compile. */
export function compiled(folder) {
  const ajv = new Ajv({ strict: true });
  addFormats(ajv);
  ajv.addVocabulary(SAID);
  const validators = new Map();
  const broken = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json')).sort()) {
    const type = file.replace(/\.json$/, '');
    try {
      const schema = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      validators.set(type, { schema, validate: ajv.compile(schema) });
    } catch (wrong) {
      broken.push(`${type}: ${wrong.message}`);
    }
  }
  return { validators, broken };
}
