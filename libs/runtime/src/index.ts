export {
  readConfig,
  readRoles,
  roles,
  type Config,
  type OdooConnection,
  type TokenIssuer,
  type Role,
} from './config.js';
export { StartupError } from './startup-error.js';
export { logDirectory, openLog, silentLog, type Logger } from './log.js';
export { openMetrics, type Metrics } from './metrics.js';
export { lockInstance, runningGateway, type RunningGateway } from './instance-lock.js';
export type { Folded } from './fold-lines.js';
export { databaseUrlOf, openRuntime, type Runtime } from './open-runtime.js';
export { besideGateway, type BesideGateway } from './beside-gateway.js';
export { orderBeside } from './order-beside.js';
export { reconcileBeside } from './reconcile-beside.js';
export { noticeRestore } from './high-water.js';
export { openChannelDesk, type ChannelDesk } from './channel-desk.js';
export { startEmbeddedPostgres, freePort, type EmbeddedPostgres } from './embedded-postgres.js';
export { ReadingPool, type PoolLimits } from './reading-pool.js';
export { CertificateFault, readCertificate, type Certificate } from './certificate.js';
export { NotVouched, ProviderAway, type IdentityProvider, type SignInChecks } from './oidc/identity-provider.js';
export type { TlsFiles } from './door-settings.js';
export { exposureOf, inTheClear, isLoopback } from './exposure.js';
export { freeSpace } from './free-space.js';
export { hashPassword, isPassword } from './passwords.js';
export { connectionMissing, demoConnection } from './erp-connections.js';
export { notPlayed, playDemo, type DemoLine, type DemoServer, type Story } from './demo/play-demo.js';
export { callDemoOdoo, orderFromDemoVendor } from './demo/demo-odoo.js';
