// Parses an AsyncAPI document and says what is wrong with it: node asyncapi.mjs DOCUMENT
import asyncapi from '@asyncapi/parser';

const { Parser, fromFile } = asyncapi;
const ERROR = 0;
const WARNING = 1;

const { document, diagnostics } = await fromFile(new Parser(), process.argv[2]).parse();
const errors = diagnostics.filter((each) => each.severity === ERROR);
const warnings = diagnostics.filter((each) => each.severity === WARNING);
console.log(`AsyncAPI ${document?.version() ?? 'unread'}: ${document?.channels().length ?? 0} channels,`
  + ` ${document?.operations().length ?? 0} operations, ${document?.components().messages().length ?? 0} messages;`
  + ` ${errors.length} errors, ${warnings.length} warnings`);
[...errors, ...warnings].slice(0, 30).forEach((each) =>
  console.log(`${each.severity === ERROR ? 'ERROR' : 'warning'} ${each.code} at ${each.path.join('/')}: ${each.message}`));
process.exit(errors.length === 0 && document ? 0 : 1);
