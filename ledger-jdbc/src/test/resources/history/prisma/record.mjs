// The story, told to the schema engine that `prisma migrate` drives: deploy is applyMigrations, resolve --applied is
// markMigrationApplied, resolve --rolled-back is markMigrationRolledBack.
import fs from 'fs';
import path from 'path';
import { createRequire } from 'module';
import { pathToFileURL } from 'url';

const [provider, target, files] = process.argv.slice(2);
const require = createRequire(path.join(process.cwd(), 'package.json'));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);

// The PostgreSQL adapter has no word for columns of type "name" (oid 19), which the engine asks the catalog for: text will do.
function readNamesAsText(Result) {
  const addFields = Result.prototype.addFields;
  Result.prototype.addFields = function (fields) {
    for (const field of fields) if (field.dataTypeID === 19) field.dataTypeID = 25;
    addFields.call(this, fields);
  };
}

async function adapterOf() {
  if (provider === 'postgresql') {
    readNamesAsText(require('pg/lib/result'));
    const { PrismaPg } = await load('@prisma/adapter-pg');
    return new PrismaPg({ connectionString: target });
  }
  const { PrismaBetterSqlite3 } = await load('@prisma/adapter-better-sqlite3');
  return new PrismaBetterSqlite3({ url: 'file:' + target });
}

function migrations(names, texts) {
  const migrationDirectories = [...names].sort().map((name) => ({
    path: name,
    migrationFile: {
      path: name + '/migration.sql',
      content: { tag: 'ok', value: texts[name] ?? fs.readFileSync(path.join(files, name, 'migration.sql'), 'utf8') },
    },
  }));
  const lockfile = { path: 'migration_lock.toml', content: `provider = "${provider}"\n` };
  return { baseDir: 'migrations', lockfile, shadowDbInitScript: '', migrationDirectories };
}

// As the package's own entry does in a bundler: Node.js 20 cannot import WebAssembly.
async function schemaEngine() {
  const bindings = await load('@prisma/schema-engine-wasm/schema_engine_bg');
  const file = path.join(path.dirname(require.resolve('@prisma/schema-engine-wasm')), 'schema_engine_bg.wasm');
  const program = await WebAssembly.instantiate(fs.readFileSync(file), { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(program.instance.exports);
  program.instance.exports.__wbindgen_start();
  return bindings.SchemaEngine;
}

async function main() {
  const SchemaEngine = await schemaEngine();
  const { bindMigrationAwareSqlAdapterFactory } = await load('@prisma/driver-adapter-utils');
  const datamodel = `datasource db {\n  provider = "${provider}"\n}\n`;
  const adapter = bindMigrationAwareSqlAdapterFactory(await adapterOf());
  const engine = await SchemaEngine.new({ datamodels: [['schema.prisma', datamodel]] }, () => {}, adapter);
  const names = [];
  const texts = {};
  const deploy = async (...more) => {
    names.push(...more);
    const filters = { externalTables: [], externalEnums: [] };
    await engine.applyMigrations({ migrationsList: migrations(names, texts), filters });
  };
  const fails = async (name, text) => {
    if (text) texts[name] = text;
    const failure = await deploy(name).then(() => null, (failed) => failed);
    delete texts[name];
    if (!/nowhere/.test(String(failure?.message))) throw new Error('expected to fail, for nowhere', { cause: failure });
  };

  await deploy('20240105093000_create_customers', '20240212110000_add_orders');
  names.push('20240229000000_by_hand');
  await engine.markMigrationApplied({ migrationName: names[2], migrationsList: migrations(names, texts) });
  await deploy('20240301080000_index_orders');
  await fails('20240318070000_repaired', 'INSERT INTO nowhere VALUES (0);\n');
  await engine.markMigrationRolledBack({ migrationName: '20240318070000_repaired' });
  await deploy();
  await fails('20240325100000_given_up');
  await engine.markMigrationRolledBack({ migrationName: names.pop() });
  await fails('20240402150000_fails');
}

main().then(() => process.exit(0), (failed) => {
  console.error(failed);
  process.exit(1);
});
