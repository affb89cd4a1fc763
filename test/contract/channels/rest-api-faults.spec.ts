import { startRestPeer } from '../../support/rest-peer.js';
import { restChannelOf } from './channel-contract.js';
import { describeFaults } from './faults.js';

describeFaults('a REST API of our own', startRestPeer, restChannelOf);
