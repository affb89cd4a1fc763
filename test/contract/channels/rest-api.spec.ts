import { startRestPeer } from '../../support/rest-peer.js';
import { describeChannel, restChannelOf } from './channel-contract.js';

describeChannel('a REST API of our own', startRestPeer, restChannelOf);
