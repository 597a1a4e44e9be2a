// Reads a Parquet file with two programs that we did not write, DuckDB and hyparquet, and prints one line of JSON: columns and metadata as each sees them.
import { openSync, readSync, fstatSync, closeSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';

const { file } = JSON.parse(process.argv[2]);

const duck = await (await DuckDBInstance.create(':memory:')).connect();
const quoted = `'${file.replaceAll("'", "''")}'`;
const rows = await duck.runAndReadAll(`select * from read_parquet(${quoted})`);
const facts = await duck.runAndReadAll(`select decode(key), decode(value) from parquet_kv_metadata(${quoted})`);
const groups = await duck.runAndReadAll(`select count(distinct row_group_id)::int, sum(stats_null_count)::int from parquet_metadata(${quoted})`);
const types = await duck.runAndReadAll(`select distinct column_type from (describe select * from read_parquet(${quoted}))`);

const handle = openSync(file, 'r');
const bytes = new Uint8Array(fstatSync(handle).size);
for (let at = 0; at < bytes.length;) at += readSync(handle, bytes, at, bytes.length - at, at);
closeSync(handle);
const second = await parquetReadObjects({ file: bytes.buffer });
const names = rows.columnNames();
const facts2 = parquetMetadata(bytes.buffer).key_value_metadata;

console.log(JSON.stringify({
  duckdb: {
    columns: rows.getColumnsObject(),
    metadata: Object.fromEntries(facts.getRows()),
    rowGroups: groups.getRows()[0][0],
    nulls: groups.getRows()[0][1],
    types: types.getRows().flat(),
  },
  hyparquet: {
    columns: Object.fromEntries(names.map(name => [name, second.map(row => row[name] ?? null)])),
    metadata: Object.fromEntries(facts2.map(one => [one.key, one.value])),
  },
}));
