import { Module, type DynamicModule } from '@nestjs/common';
import { choicesController } from '../choices/choices.controller.js';
import { CHOOSE, type Choose } from '../choices/choosing.js';
import { ACCESS_LOG, type AccessLog } from '../session/access-log.js';
import { FILE_READS, type FileReads } from './file-reads.js';
import { FilesController } from './files.controller.js';

export interface FilePorts {
  readonly reads: FileReads;
  readonly choose: Choose;
  readonly access: AccessLog;
}

/** Files as they came, and what people decide about them. */
@Module({})
export class FilesModule {
  static register({ reads, choose, access }: FilePorts): DynamicModule {
    return {
      module: FilesModule,
      controllers: [FilesController, choicesController('api/files', 'chooseForFile')],
      providers: [
        { provide: FILE_READS, useValue: reads },
        { provide: CHOOSE, useValue: choose },
        { provide: ACCESS_LOG, useValue: access },
      ],
    };
  }
}
