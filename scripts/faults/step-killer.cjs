// Loaded into the tool before it starts (`node --require`): counts the steps in which something is written, by the
// program itself or through SQLite's statements, and ends the process by SIGKILL right before the KPI_FAULT_STEP-th.
// Without that number it writes how many there were into the file KPI_FAULT_COUNT.
'use strict';
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const wanted = Number(process.env.KPI_FAULT_STEP ?? 0);
const countFile = process.env.KPI_FAULT_COUNT;
delete process.env.KPI_FAULT_STEP;
delete process.env.KPI_FAULT_COUNT;

let steps = 0;
function step() {
  steps += 1;
  if (steps === wanted) process.kill(process.pid, 'SIGKILL');
}

function before(owner, name, isStep) {
  const real = owner[name];
  owner[name] = function (...given) {
    if (isStep.call(this, given)) step();
    return Reflect.apply(real, this, given);
  };
}

const always = () => true;
const writeFile = fs.writeFileSync;
for (const name of [
  ...[
    'writeSync',
    'writevSync',
    'writeFileSync',
    'appendFileSync',
    'copyFileSync',
    'truncateSync',
    'ftruncateSync',
  ],
  ...[
    'renameSync',
    'linkSync',
    'symlinkSync',
    'unlinkSync',
    'rmSync',
    'mkdirSync',
    'chmodSync',
    'fchmodSync',
  ],
  ...['fsyncSync', 'fdatasyncSync', 'closeSync'],
])
  before(fs, name, always);
before(fs, 'openSync', ([, flags]) => flags !== undefined && flags !== 'r');
syncBuiltinESMExports();

const WRITES = /^\s*(?!SELECT\b|EXPLAIN\b|PRAGMA\s+\w+\s*$)/i;
const texts = new WeakMap();
const dlopen = process.dlopen;
process.dlopen = function (module, ...rest) {
  const loaded = Reflect.apply(dlopen, this, [module, ...rest]);
  const { Database, Statement, Backup } = module.exports;
  if (Database === undefined || Statement === undefined) return loaded;
  const prepare = Database.prototype.prepare;
  Database.prototype.prepare = function (sql, ...others) {
    const statement = Reflect.apply(prepare, this, [sql, ...others]);
    texts.set(statement, sql);
    return statement;
  };
  before(Database.prototype, 'exec', always);
  before(Database.prototype, 'close', always);
  for (const name of ['run', 'get', 'all'])
    before(Statement.prototype, name, function () {
      return WRITES.test(texts.get(this) ?? '');
    });
  if (Backup !== undefined) before(Backup.prototype, 'transfer', always);
  return loaded;
};

process.on('exit', () => {
  // Past the last step: all is written, and nothing has been told to whoever waits for the exit code.
  if (countFile !== undefined) writeFile(countFile, String(steps));
});
