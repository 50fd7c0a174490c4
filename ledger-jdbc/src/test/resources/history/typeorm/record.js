// The story, on the database of the arguments: two batches, one undone, one faked, one that fails.
const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');
const { DataSource } = createRequire(path.join(process.cwd(), 'package.json'))('typeorm');

const [type, target, files] = process.argv.slice(2);
const all = Object.assign({}, ...fs.readdirSync(files).map((file) => require(path.join(files, file))));

async function step(count, work) {
  const migrations = Object.values(all).slice(0, count);
  const place = type === 'better-sqlite3' ? { database: target } : { url: target };
  const source = new DataSource({ type, ...place, migrations, migrationsTransactionMode: 'each' });
  await source.initialize();
  try {
    await work(source);
  } finally {
    await source.destroy();
  }
}

async function main() {
  await step(2, (source) => source.runMigrations());
  await step(4, (source) => source.runMigrations());
  await step(4, (source) => source.undoLastMigration());
  delete all.Undone1710745200000;
  await step(4, (source) => source.runMigrations({ fake: true }));
  const failure = await step(5, (source) => source.runMigrations()).then(() => null, (failed) => failed);
  if (!/nowhere/.test(failure?.message)) throw new Error('expected to fail, for nowhere', { cause: failure });
}

main().catch((failed) => {
  console.error(failed);
  process.exit(1);
});
