// The story, on the database of the arguments: two batches, one undone, one logged without running, one that fails.
const path = require('path');
const { createRequire } = require('module');
const load = createRequire(path.join(process.cwd(), 'package.json'));
const { Sequelize } = load('sequelize');
const { Umzug, SequelizeStorage } = load('umzug');

const [target, files] = process.argv.slice(2);

async function main() {
  const sequelize = new Sequelize(target, { logging: false });
  const storage = new SequelizeStorage({ sequelize });
  const umzug = new Umzug({
    migrations: { glob: path.join(files, '*.js') },
    context: sequelize.getQueryInterface(),
    storage,
    logger: undefined,
  });
  await umzug.up({ to: '20240212110000-add-orders.js' });
  await umzug.up({ to: '20240318070000-undone.js' });
  await umzug.down();
  await storage.logMigration({ name: '20240330120000-taken.js' });
  const failure = await umzug.up({ migrations: ['20240402150000-fails.js'] }).then(() => null, (failed) => failed);
  if (!/nowhere/.test(failure?.message)) throw new Error('expected to fail, for nowhere', { cause: failure });
  await sequelize.close();
}

main().catch((failed) => {
  console.error(failed);
  process.exit(1);
});
