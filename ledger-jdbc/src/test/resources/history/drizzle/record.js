// The story, on the database of the arguments: two batches, one migration that is older than the newest row and so is passed
// over for good, and one that fails.
const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');
const load = createRequire(path.join(process.cwd(), 'package.json'));

const [product, target, files, folder] = process.argv.slice(2);

async function open() {
  if (product === 'postgresql') {
    const client = new (load('pg').Client)(target);
    await client.connect();
    const { drizzle } = load('drizzle-orm/node-postgres');
    return { database: drizzle(client), migrate: load('drizzle-orm/node-postgres/migrator').migrate };
  }
  if (product === 'mysql') {
    const { drizzle } = load('drizzle-orm/mysql2');
    const client = await load('mysql2/promise').createConnection(target);
    return { database: drizzle(client), migrate: load('drizzle-orm/mysql2/migrator').migrate };
  }
  const { drizzle } = load('drizzle-orm/better-sqlite3');
  const database = drizzle(new (load('better-sqlite3'))(target));
  return { database, migrate: load('drizzle-orm/better-sqlite3/migrator').migrate };
}

async function main() {
  const { database, migrate } = await open();
  fs.cpSync(files, folder, { recursive: true });
  const journal = path.join(folder, 'meta', '_journal.json');
  const all = JSON.parse(fs.readFileSync(journal, 'utf8'));
  const upTo = async (count) => {
    fs.writeFileSync(journal, JSON.stringify({ ...all, entries: all.entries.slice(0, count) }));
    await migrate(database, { migrationsFolder: folder });
  };
  await upTo(2);
  await upTo(3);
  await upTo(4);
  const failure = await upTo(5).then(() => null, (failed) => failed);
  if (!/nowhere/.test(String(failure?.cause?.message ?? failure?.message))) {
    throw new Error('expected to fail, for nowhere', { cause: failure });
  }
}

main().then(() => process.exit(0), (failed) => {
  console.error(failed);
  process.exit(1);
});
