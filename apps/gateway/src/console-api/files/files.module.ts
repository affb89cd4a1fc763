import { Module, type DynamicModule } from '@nestjs/common';
import { choicesController } from '../choices/choices.controller.js';
import { CHOOSE, type Choose } from '../choices/choosing.js';
import { FILE_READS, type FileReads } from './file-reads.js';
import { FilesController } from './files.controller.js';

export interface FilePorts {
  readonly reads: FileReads;
  readonly choose: Choose;
}

/** Files as they came, and what people decide about them. */
@Module({})
export class FilesModule {
  static register({ reads, choose }: FilePorts): DynamicModule {
    return {
      module: FilesModule,
      controllers: [FilesController, choicesController('api/files', 'chooseForFile')],
      providers: [
        { provide: FILE_READS, useValue: reads },
        { provide: CHOOSE, useValue: choose },
      ],
    };
  }
}
