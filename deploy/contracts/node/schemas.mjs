// Compiles every schema of an event (ajv, strict) and looks whether it takes the published example and refuses each mutant of
// it: a required member missing, a member of another kind, one beyond its bound, a word that is none of the published ones.
// node schemas.mjs SCHEMAS EXAMPLES
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { compiled } from './contract.mjs';

const [schemas, examples] = process.argv.slice(2);
const failures = [];
const refused = { missing: 0, retyped: 0, beyond: 0, unknown: 0 };
const { validators, broken } = compiled(schemas);
failures.push(...broken);

let valid = 0;
for (const [type, { schema, validate }] of validators) {
  const file = join(examples, `${type}.json`);
  if (!existsSync(file)) {
    failures.push(`${type}: no example ${file}`);
    continue;
  }
  const example = JSON.parse(readFileSync(file, 'utf8'));
  if (!validate(example)) {
    failures.push(`${type}: the published example is refused: ${JSON.stringify(validate.errors)}`);
    continue;
  }
  valid++;
  for (const mutant of mutants(schema, schema, example, [])) {
    const changed = structuredClone(example);
    mutate(changed, mutant);
    if (validate(changed)) {
      failures.push(`${type}: ${mutant.how} at ${mutant.path.join('.')} is taken`);
    } else {
      refused[mutant.how]++;
    }
  }
}
for (const file of readdirSync(examples).filter((name) => name.endsWith('.json'))) {
  if (!validators.has(file.replace(/\.json$/, ''))) {
    failures.push(`${file}: an example without a schema`);
  }
}

const all = Object.values(refused).reduce((sum, each) => sum + each, 0);
console.log(`${validators.size} schemas compiled, ${valid} examples valid, ${all} mutants refused: ${refused.missing} with a`
  + ` member missing, ${refused.retyped} retyped, ${refused.beyond} beyond a bound or form, ${refused.unknown} with an unknown word`);
failures.slice(0, 50).forEach((each) => console.log(`FAILED ${each}`));
process.exit(failures.length === 0 && validators.size > 0 ? 0 : 1);

/** What can be changed in a value so that it is none any more. */
function* mutants(root, stated, value, path) {
  const schema = stated.$ref ? at(root, stated.$ref) : stated;
  if (path.length > 0) {
    yield { how: 'retyped', path, to: schema.type === 'string' ? 17 : schema.type === 'boolean' ? 'yes' : 'another kind' };
  }
  switch (schema.type) {
    case 'object':
      for (const name of schema.required ?? []) {
        yield { how: 'missing', path: [...path, name], gone: true };
      }
      for (const [name, inside] of Object.entries(schema.properties ?? {})) {
        if (value[name] !== undefined) {
          yield* mutants(root, inside, value[name], [...path, name]);
        }
      }
      return;
    case 'array':
      yield { how: 'beyond', path, to: Array(schema.maxItems + 1).fill(value[0]) };
      if (schema.minItems > 0) {
        yield { how: 'beyond', path, to: [] };
      }
      if (value.length > 0) {
        yield* mutants(root, schema.items, value[0], [...path, 0]);
      }
      return;
    case 'string':
      if (schema.enum) {
        yield { how: 'unknown', path, to: 'NO_SUCH_WORD' };
        return;
      }
      if (schema.maxLength !== undefined) {
        yield { how: 'beyond', path, to: 'x'.repeat(schema.maxLength + 1) };
      }
      if (schema.minLength > 0) {
        yield { how: 'beyond', path, to: '' };
      }
      if (schema.pattern || schema.format) {
        yield { how: 'beyond', path, to: '?' };
      }
      return;
    case 'integer':
      yield { how: 'beyond', path, to: schema.minimum - 1 };
      yield { how: 'beyond', path, to: schema.maximum + 1 };
      yield { how: 'retyped', path, to: 1.5 };
      return;
    case 'number':
      yield { how: 'beyond', path, to: schema.minimum - 0.5 };
      yield { how: 'beyond', path, to: schema.maximum + 0.5 };
  }
}

function mutate(value, { path, to, gone }) {
  const last = path.at(-1);
  const owner = path.slice(0, -1).reduce((inside, name) => inside[name], value);
  if (gone) {
    delete owner[last];
  } else {
    owner[last] = to;
  }
}

function at(root, reference) {
  return reference.slice(2).split('/').reduce((inside, name) => inside[name], root);
}
