import { Module, type DynamicModule } from '@nestjs/common';
import { FILE_READS, type FileReads } from './file-reads.js';
import { FilesController } from './files.controller.js';
import { RECEIVE_BODY, type ReceiveBody } from './receive-body.js';

export interface FilePorts {
  readonly reads: FileReads;
  readonly receive: ReceiveBody;
}

/** Documents that the partner sends, and how they stand. */
@Module({})
export class FilesModule {
  static register({ reads, receive }: FilePorts, auth: DynamicModule): DynamicModule {
    return {
      module: FilesModule,
      imports: [auth],
      controllers: [FilesController],
      providers: [
        { provide: FILE_READS, useValue: reads },
        { provide: RECEIVE_BODY, useValue: receive },
      ],
    };
  }
}
