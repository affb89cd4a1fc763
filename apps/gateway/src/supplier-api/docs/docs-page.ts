import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** The page at /docs, with its own rule for what it may load; nobody needs a session for it. */
export function serveDocs(app: NestFastifyApplication, document: OpenAPIObject): void {
  const server = app.getHttpAdapter().getInstance();
  server.get('/v1/openapi.json', () => document);
  server.addHook('onSend', async (request, reply, payload) => {
    if (/^\/docs(?:[/?]|$)/.test(request.url)) reply.header('content-security-policy', policy);
    return payload;
  });
  SwaggerModule.setup('docs', app, document, {
    customSiteTitle: 'Quayside for suppliers',
    jsonDocumentUrl: 'docs/openapi.json',
    yamlDocumentUrl: 'docs/openapi.yaml',
    swaggerOptions: { docExpansion: 'list', defaultModelsExpandDepth: 0, tryItOutEnabled: false },
  });
}

// The page makes style elements of its own, and draws with data: images.
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
