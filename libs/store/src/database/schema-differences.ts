import { z } from 'zod';
import { sourceOf, type Database } from './connection.js';
import { defineQuery } from './define-query.js';
import { flag, text } from './result-columns.js';
import { sql } from './statement.js';

const columns = defineQuery(
  sql<{ migrations: string }>`
    select c.table_name as table, c.column_name as column, c.udt_name as type, c.is_nullable = 'YES' as nullable
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where table_schema = current_schema() and t.table_type = 'BASE TABLE' and table_name <> ${'migrations'}`,
  z.object({ table: text, column: text, type: text, nullable: flag }),
);

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
}

/** In what the entities and the tables that the migrations made do not agree: every table, column, type and nullability. */
export async function schemaDifferences(database: Database): Promise<readonly string[]> {
  const source = sourceOf(database);
  const made = new Set(
    (await columns.all(database, { migrations: source.options.migrationsTableName ?? '' })).map(words),
  );
  const said = new Set(source.entityMetadatas.flatMap(columnsOf).map(words));
  return [
    ...[...said].filter((each) => !made.has(each)).map((each) => `only an entity has ${each}`),
    ...[...made].filter((each) => !said.has(each)).map((each) => `only a table has ${each}`),
  ].sort();
}

type Metadata = ReturnType<typeof sourceOf>['entityMetadatas'][number];

function columnsOf({ tableName, columns: list }: Metadata): readonly Column[] {
  return list.map(({ databaseName, type, isNullable, isArray }) => ({
    table: tableName,
    column: databaseName,
    type: `${isArray ? '_' : ''}${internalName[String(type)] ?? String(type)}`,
    nullable: isNullable,
  }));
}

const internalName: Readonly<Record<string, string>> = { int: 'int4', bigint: 'int8', boolean: 'bool' };

function words({ table, column, type, nullable }: Column): string {
  return `${table}.${column} ${type}${nullable ? '' : ' not null'}`;
}
