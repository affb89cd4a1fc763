import { Module, type DynamicModule } from '@nestjs/common';
import { ACCESS_LOG, type AccessLog } from '../session/access-log.js';
import { choicesController } from '../choices/choices.controller.js';
import { CHOOSE, type Choose } from '../choices/choosing.js';
import {
  DOCUMENT_READS,
  PREVIEW,
  REFUSAL,
  type DocumentReads,
  type PreviewOf,
  type RefusalOf,
} from './document-reads.js';
import { DocumentsController } from './documents.controller.js';

export interface DocumentPorts {
  readonly reads: DocumentReads;
  readonly preview: PreviewOf;
  readonly refusal: RefusalOf;
  readonly choose: Choose;
  readonly access: AccessLog;
}

/** Documents, and what people decide about them. */
@Module({})
export class DocumentsModule {
  static register({ reads, preview, refusal, choose, access }: DocumentPorts): DynamicModule {
    return {
      module: DocumentsModule,
      controllers: [DocumentsController, choicesController('api/documents', 'chooseForDocument')],
      providers: [
        { provide: DOCUMENT_READS, useValue: reads },
        { provide: PREVIEW, useValue: preview },
        { provide: REFUSAL, useValue: refusal },
        { provide: CHOOSE, useValue: choose },
        { provide: ACCESS_LOG, useValue: access },
      ],
    };
  }
}
