// The story, on the database of the arguments: three batches, of which the last is undone, and one that fails.
const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');
const knexPackage = createRequire(path.join(process.cwd(), 'package.json'))('knex');

async function main(client, connection, files, folder) {
  const knex = knexPackage({ client, connection, useNullAsDefault: true, migrations: { directory: folder } });
  const batch = async (...names) => {
    names.forEach((name) => fs.copyFileSync(path.join(files, name), path.join(folder, name)));
    await knex.migrate.latest();
  };
  fs.mkdirSync(folder);
  await batch('20240105093000_create_customers.js', '20240212110000_add_orders.js');
  await batch('20240301080000_index_orders.js');
  await batch('20240318070000_undone.js');
  await knex.migrate.rollback();
  fs.rmSync(path.join(folder, '20240318070000_undone.js'));
  const failure = await batch('20240402150000_fails.js').catch((failed) => failed);
  if (!/nowhere/.test(failure?.message)) throw new Error('expected to fail, for nowhere', { cause: failure });
  await knex.destroy();
}

const [client, connection, files, folder] = process.argv.slice(2);
main(client, client === 'better-sqlite3' ? { filename: connection } : connection, files, folder).catch((failed) => {
  console.error(failed);
  process.exit(1);
});
