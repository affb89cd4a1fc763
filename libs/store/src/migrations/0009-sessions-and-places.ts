import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Open sessions of the SFTP server, over all processes; and the place of each file among what came: a file out of a wrapper has
 * that of its wrapper with its entry behind it, so that it comes before what came after the wrapper. And what we encrypted, as
 * it was before.
 */
export class SessionsAndPlaces1700000000110 implements MigrationInterface {
  readonly name = 'SessionsAndPlaces1700000000110';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}

const statements = [
  'create table sftp_session (id uuid primary key, login text not null, expires_at timestamptz not null)',
  'create index sftp_session_of_login on sftp_session (login)',
  `alter table file add place bigint[] not null default '{}'`,
  `with recursive placed as (
     select id, array[seq] as place from file where parent is null
     union all
     select f.id, p.place || f.entry::bigint from file f join placed p on p.id = f.parent)
   update file set place = placed.place from placed where placed.id = file.id`,
  'alter table dispatch add sealed_for text, add plain_payload uuid references payload',
  'alter table arrival rename file_seq to file_place',
  'alter table arrival alter file_place type bigint[] using array[file_place]',
  'update arrival a set file_place = f.place from file f where f.id = a.file and f.parent is not null',
  'alter table document rename file_seq to file_place',
  'alter table document alter file_place type bigint[] using array[file_place]',
  `update document d set file_place = a.file_place from arrival a where a.id = d.arrival and array_length(a.file_place, 1) > 1`,
];
