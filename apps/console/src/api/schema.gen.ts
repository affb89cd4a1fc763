// Made by scripts/api.mjs from docs/api/openapi.json. Do not edit: run "npm run api".

export interface paths {
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and what they may do */
        get: operations["getSession"];
        put?: never;
        /** Sign in */
        post: operations["signIn"];
        /** Sign out */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How one can sign in */
        get: operations["getSignInWays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sign in by the identity provider: leads there */
        get: operations["beginAtProvider"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/provider/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the identity provider leads back to */
        get: operations["returnFromProvider"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in by the identity provider from now on: where to go for it */
        post: operations["joinProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My account, and where I am signed in */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a new password; all other sessions end */
        post: operations["changeMyPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A secret for an authenticator app */
        post: operations["beginSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show the first code; from then on codes are asked for */
        post: operations["confirmSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for no code any more; it takes a last one */
        post: operations["endSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out elsewhere */
        delete: operations["endMySession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has an account */
        get: operations["listPeople"];
        put?: never;
        /** Make an account and a link to set its password */
        post: operations["invitePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give somebody other roles, or narrow them */
        put: operations["changePerson"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{name}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let an account open nothing; its sessions end */
        post: operations["disablePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{name}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let an account in again */
        post: operations["enablePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{name}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new link to set a password; older ones end */
        post: operations["makePersonLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{name}/take-second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for no code any more, for who has lost everything */
        post: operations["takeSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/welcome/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whose link it is */
        post: operations["lookAtLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/welcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set the password */
        post: operations["followLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for whoever asks, and how things stand */
        get: operations["getHome"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Documents, newest first */
        get: operations["listDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One document with everything about it */
        get: operations["getDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What accepting it would change in Odoo; nothing is changed */
        post: operations["previewDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What refusing it would tell the partner, and how; nothing is changed */
        get: operations["previewRefusal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{id}/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The next fields of a long document */
        get: operations["listFields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{id}/source": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The next raw text of a long document */
        get: operations["listSource"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{id}/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Settle what waits */
        post: operations["chooseForDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Files as they came, newest first */
        get: operations["listFiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One file with its arrivals */
        get: operations["getFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file byte by byte as it came */
        get: operations["downloadFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{id}/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Settle what waits */
        post: operations["chooseForFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/arrivals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One interchange with its bytes */
        get: operations["getArrival"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/arrivals/{id}/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Settle what waits */
        post: operations["chooseForArrival"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dispatches/{id}/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Settle what waits */
        post: operations["chooseForDispatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outbound/{id}/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Settle what waits */
        post: operations["chooseForOutbound"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outbound/{id}/send-again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send once more what went out */
        post: operations["sendAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/{partner}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether anything goes out to a partner */
        get: operations["getPartnerPause"];
        put?: never;
        /** Let nothing out to a partner until it is resumed */
        post: operations["pausePartner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/{partner}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let everything out to a partner, at once */
        post: operations["resumePartner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/{partner}/orders/{number}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send an order as it is now, whatever was sent of it before */
        post: operations["sendOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exceptions/{id}/remarks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people have said of something that waits */
        get: operations["listRemarks"];
        put?: never;
        /** Say something of what waits */
        post: operations["remarkOn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exceptions/{id}/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Settle what waits */
        post: operations["chooseForException"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits, grouped by its cause */
        get: operations["getWork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/work/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Some of what waits, by their ids */
        get: operations["listWorkRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/work/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may be given what waits */
        get: operations["listColleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/work/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What accepting several would change in Odoo; nothing is changed */
        post: operations["previewWork"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/work/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Settle several at once, for one reason */
        post: operations["chooseForWork"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/work/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give what waits to somebody, or to nobody in particular */
        post: operations["assignWork"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/work/put-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put what waits off to a later day, or take it up again */
        post: operations["putOffWork"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders of partners, as last read */
        get: operations["listOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One order as last read, with what both sides have said of it */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{number}/bills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bills on an order and what of them is paid, by Odoo now */
        get: operations["getBillsOfOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Partners as their live releases describe them */
        get: operations["listPartners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/{partner}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One partner */
        get: operations["getPartner"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/{partner}/scorecard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a partner did over a period; the last 90 days by default */
        get: operations["getScorecard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/{partner}/scorecard.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same for a spreadsheet */
        get: operations["downloadScorecard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Channels and their traffic */
        get: operations["listChannels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{account}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Connect, list, write and remove a probe */
        post: operations["testChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{account}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let nothing through until it is resumed */
        post: operations["pauseChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{account}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let it go on, at once */
        post: operations["resumeChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{account}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a login try its password again, from everywhere */
        post: operations["unlockLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{account}/approve-host-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say yes to the key that the other side shows */
        post: operations["approveHostKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The installation itself */
        get: operations["getSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the gateway is paused, and what waits behind that */
        get: operations["getPause"];
        put?: never;
        /** Let nothing out until it is resumed */
        post: operations["pauseGateway"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pause/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let everything go on, at once */
        post: operations["resumeGateway"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The audit log, newest first, and whether it is as it was written */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same for a spreadsheet, all of it */
        get: operations["exportAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Approving: {
            /** @description The key that the person has seen: no other one is approved */
            fingerprint: string;
        };
        ArrivalDetail: {
            /** Format: uuid */
            id: string;
            file: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            index: number;
            /** @enum {string} */
            kind: "x12" | "edifact" | "csv" | "xml" | "json" | "unreadable";
            /** @enum {string} */
            state: "received" | "read" | "unreadable" | "quarantined" | "duplicate" | "discarded";
            partner: components["schemas"]["PartnerRef"];
            /** @enum {string|null} */
            usage: "live" | "test" | null;
            sender: string | null;
            receiver: string | null;
            controlNumber: string | null;
            offset: number;
            length: number;
            findings: components["schemas"]["Finding"][];
            exception: components["schemas"]["ExceptionRow"] | null;
            choices: components["schemas"]["Choice"][];
            documents: components["schemas"]["DocumentRow"][];
            answers: components["schemas"]["DispatchRow"][];
            source: components["schemas"]["Source"];
            journal: components["schemas"]["JournalLine"][];
        };
        Asking: {
            reason: string;
        };
        Assigning: {
            ids: string[];
            to: string | null;
        };
        /** @enum {string} */
        AuditAction: "release.live" | "partner.pause" | "partner.resume" | "channel.pause" | "channel.resume" | "channel.approve-key" | "login.unlock" | "gateway.pause" | "gateway.resume" | "gateway.restored" | "decision.accept" | "decision.reject" | "decision.process-again" | "decision.withdraw" | "decision.snooze" | "decision.waive" | "decision.send" | "decision.was-sent" | "order.send" | "order.send-again" | "exception.assigned" | "exception.put-off" | "account.made" | "account.changed" | "account.disabled" | "account.enabled" | "account.password" | "account.invitation" | "account.reset" | "account.second-factor" | "account.recovery-code" | "account.session-ended" | "session.in" | "session.out" | "session.refused" | "access.bank-details" | "access.original" | "export.scorecard" | "export.audit";
        AuditEntry: {
            number: number;
            /**
             * Format: date-time
             * @description UTC
             */
            at: string;
            /** @description The name of an account, or of a program of ours */
            actor: string;
            /** @description What the account was called then */
            actorName: string | null;
            action: components["schemas"]["AuditAction"];
            subject: {
                kind: string;
                id: string;
            };
            partner: components["schemas"]["PartnerRef"] | null;
            changed: {
                [key: string]: unknown;
            };
            hash: string;
        };
        AuditPage: {
            rows: components["schemas"]["AuditEntry"][];
            next: string | null;
            /** @description By the last reconciliation statement; null before the first */
            chain: {
                /** @description The last entry that was found as it was written */
                verified: number;
                /**
                 * Format: date-time
                 * @description UTC
                 */
                at: string;
                fault: string | null;
            } | null;
        };
        Change: {
            kind: string;
            row: string;
            to: string | null;
            partner: string | null;
        };
        ChannelPage: {
            rows: components["schemas"]["ChannelRow"][];
            next: string | null;
        };
        ChannelRow: {
            kind: string;
            partner: components["schemas"]["PartnerRef"];
            account: string;
            /**
             * @description approval: it waits for a yes to the key that the other side shows
             * @enum {string}
             */
            state: "working" | "paused" | "failing" | "approval" | "unused";
            /** @description "Fetches from outbox and sends to inbox at sftp.acme.example, every 60 s" */
            about: string;
            /** @enum {string} */
            usage: "live" | "test" | "both";
            /** @description The last failure in words, while it fails */
            error: string | null;
            /** @description Why it is not looked at for now though nothing is wrong with it */
            heldBack: string | null;
            /**
             * Format: date-time
             * @description UTC
             */
            failingSince: string | null;
            /** @description How often it failed since then */
            failures: number;
            /**
             * Format: date-time
             * @description When it is looked at next, or tried again
             */
            nextAt: string | null;
            pausedBy: string | null;
            /**
             * Format: date-time
             * @description UTC
             */
            pausedAt: string | null;
            /**
             * Format: date-time
             * @description UTC
             */
            lastSuccessAt: string | null;
            hostKey: {
                /** @description Pinned in the profile, or approved by a person */
                accepted: string[];
                approvedBy: string | null;
                /** @description The key that it shows and nobody has approved */
                offered: string | null;
            };
            /** @description Of the REST interface */
            keys: {
                id: string;
                /**
                 * Format: date
                 * @description The last day, in UTC
                 */
                expires: string | null;
                /**
                 * Format: date-time
                 * @description UTC
                 */
                usedAt: string | null;
                /**
                 * @description ending: within 30 days
                 * @enum {string}
                 */
                state: "valid" | "ending" | "over";
            }[];
            /** @description Addresses from which passwords of this login are refused for now */
            locks: {
                address: string;
                failures: number;
                /**
                 * Format: date-time
                 * @description UTC
                 */
                until: string;
            }[];
            can: {
                test: boolean;
                approve: boolean;
            };
            /**
             * Format: date-time
             * @description UTC
             */
            lastLoginAt: string | null;
            /**
             * Format: date-time
             * @description UTC
             */
            lastReceivedAt: string | null;
            /**
             * Format: date-time
             * @description When something of ours was last fetched, or sent
             */
            lastSentAt: string | null;
            files7d: number;
            sent7d: number;
            /** @description Ready to be fetched, or to be sent */
            waiting: number;
            lastRefusal: {
                /**
                 * Format: date-time
                 * @description UTC
                 */
                at: string;
                what: string;
            } | null;
        };
        ChannelTest: {
            ok: boolean;
            steps: {
                what: string;
                ok: boolean;
                text: string;
            }[];
        };
        /** @enum {string} */
        Choice: "accept" | "reject" | "process-again" | "send" | "was-sent" | "withdraw" | "snooze" | "waive";
        Choosing: {
            choice: components["schemas"]["Choice"];
            reason: string;
            settlement?: components["schemas"]["Settlement"];
        };
        Chosen: {
            message: string;
        };
        Code: {
            code: string;
        };
        Colleagues: {
            people: {
                account: string;
                name: string;
                owners: components["schemas"]["Owner"][];
            }[];
        };
        Discrepancy: {
            /** @description Names it in a settlement */
            key: string;
            /** @description What a person can mean with it, beside refusing the document */
            ways: ("take" | "leave" | "attach")[];
            settled: {
                /** @enum {string} */
                by: "profile" | "person";
                /** @enum {string} */
                way: "take" | "leave" | "attach";
            } | null;
            kind: string;
            pointer: string;
            orderNumber: string | null;
            orderLine: string | null;
            ordered: string | null;
            said: string | null;
            difference: string | null;
            withinTolerance: boolean;
            /** @description Of the field that differs */
            place: components["schemas"]["Place"] | null;
            owner: components["schemas"]["Owner"];
            message: string;
            /** @description What the supplier may have meant: it makes the figures agree, and is applied by nobody */
            explanation: {
                cause: string;
                message: string;
                /** @description What the profile would say to have it read so from now on */
                rule: {
                    setting: string;
                    yaml: string;
                } | null;
            } | null;
        };
        DispatchRow: {
            /** Format: uuid */
            id: string;
            type: string;
            name: string;
            /** @enum {string} */
            state: "ready" | "uncertain" | "sent" | "withdrawn";
            /** @description How far it has come, in the words of its channel: "ready in out/", "put on the partner's server" */
            standing: string;
            size: number;
            /**
             * Format: date-time
             * @description UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description UTC
             */
            sentAt: string | null;
            /** @description Fingerprint of the partner's OpenPGP key that opens it; nothing when it is not encrypted */
            sealedFor: string | null;
            /** @description The bytes, of what is encrypted those before, at most 64 KB of them, one segment a line */
            text: string;
        };
        DocumentDetail: {
            row: components["schemas"]["DocumentRow"];
            sentence: string;
            choices: components["schemas"]["Choice"][];
            exception: components["schemas"]["ExceptionRow"] | null;
            timeline: components["schemas"]["Timeline"];
            file: {
                /** Format: uuid */
                id: string;
                name: string;
                sha256: string;
                size: number;
            };
            arrival: {
                /** Format: uuid */
                id: string;
                controlNumber: string | null;
                sender: string | null;
                receiver: string | null;
                index: number;
            };
            set: {
                reference: string;
                release: string;
                verdict: string;
                offset: number;
                length: number;
            };
            release: {
                number: number;
                /** Format: uuid */
                id: string;
            };
            source: components["schemas"]["Source"];
            /** @description How many there are; of a large document only the first of them are listed */
            totals: {
                leftovers: number;
                findings: number;
            };
            /**
             * @description What the file is written in
             * @enum {string}
             */
            kind: "x12" | "edifact" | "csv" | "xml" | "json" | "unreadable";
            /** @description Its type changes nothing in Odoo: it is there to be read and found */
            kept: boolean;
            /** @description The first of them */
            fields: components["schemas"]["FieldPage"];
            leftovers: {
                text: string;
                place: components["schemas"]["Place"] | null;
            }[];
            findings: components["schemas"]["Finding"][];
            effects: components["schemas"]["Effect"][];
            matching: {
                /** @enum {string|null} */
                outcome: "deliver" | "deliver-with-changes" | "hold" | null;
                discrepancies: components["schemas"]["Discrepancy"][];
                lines: {
                    index: number;
                    orderNumber: string;
                    orderLine: string;
                    /** @description The line of the order as people know it */
                    name: string;
                    by: string;
                    quantity: string | null;
                    unit: string | null;
                    price: string | null;
                    date: string | null;
                    ordered: {
                        quantity: string;
                        price: string | null;
                        date: string | null;
                        item: string;
                    } | null;
                }[];
            };
            answers: components["schemas"]["DispatchRow"][];
            siblings: components["schemas"]["DocumentRow"][];
            /** Format: uuid */
            replaces: string | null;
            /** Format: uuid */
            replacedBy: string | null;
            /** @description Of a duplicate the one that came before */
            original: components["schemas"]["DocumentRow"] | null;
            journal: components["schemas"]["JournalLine"][];
            /** @description The canonical document as JSON text; of a long one the start */
            json: string;
        };
        DocumentPage: {
            rows: components["schemas"]["DocumentRow"][];
            next: string | null;
        };
        DocumentRow: {
            /** Format: uuid */
            id: string;
            partner: components["schemas"]["PartnerRef"];
            /** @enum {string} */
            state: "accepted" | "held" | "duplicate" | "rejected" | "delivered" | "rehearsed" | "refused" | "superseded";
            /** @enum {string} */
            usage: "live" | "test";
            /** @description Canonical type; null when the set could not be translated */
            type: string | null;
            setType: string;
            number: string | null;
            orderNumber: string | null;
            version: number;
            total: {
                amount: string;
                currency: string | null;
            } | null;
            /** @description How many warnings and errors */
            findings: number;
            /** @description Owner of the open exception */
            waitsFor: components["schemas"]["Owner"] | null;
            reason: string | null;
            /**
             * Format: date-time
             * @description UTC
             */
            receivedAt: string;
        };
        Effect: {
            key: string;
            model: string;
            action: string;
            target: string;
            title: string;
            /** @description Line by line, for people */
            changes: string[];
            /** @enum {string} */
            state: "planned" | "applied";
            /**
             * Format: date-time
             * @description UTC
             */
            appliedAt: string | null;
            records: {
                model: string;
                id: number;
                name: string | null;
                url: string;
            }[];
            values: {
                label: string;
                value: string;
                /** @description JSON pointer in the effect’s values */
                pointer: string;
                place: components["schemas"]["Place"] | null;
            }[];
        };
        ExceptionRow: {
            /** Format: uuid */
            id: string;
            subject: {
                /** @enum {string} */
                kind: "document" | "arrival" | "file" | "outbound" | "order" | "receipt" | "dispatch" | "lane" | "channel";
                id: string;
            };
            partner: components["schemas"]["PartnerRef"];
            owner: components["schemas"]["Owner"];
            code: string;
            message: string;
            /**
             * Format: date-time
             * @description UTC
             */
            openedAt: string;
            /** @description What it is about: "Invoice 80114 for P00027" */
            title: string;
            /** @description The number of the order whose page tells more */
            order: string | null;
            choices: components["schemas"]["Choice"][];
            /** @description What the document comes to, for who may see prices */
            amount: string | null;
            currency: string | null;
            /** @description The day on which it is to be paid, or to arrive */
            due: string | null;
            assignee: {
                account: string;
                name: string;
            } | null;
            /**
             * Format: date-time
             * @description UTC
             */
            putOffUntil: string | null;
            remarks: number;
        };
        Field: {
            /** @description JSON pointer in the document */
            pointer: string;
            /** @description "Line 2, price" */
            label: string;
            /** @description Heading under which it is shown: "Document", "Line 2" */
            group: string;
            value: string;
            place: components["schemas"]["Place"] | null;
        };
        FieldPage: {
            rows: components["schemas"]["Field"][];
            /** @description How many more fields these lines have than are shown */
            leftOut: number;
            /** @description The line from which to ask; null at the end */
            next: number | null;
            /** @description What the document lists most of, and how many there are */
            list: {
                /** @description "line" */
                one: string;
                many: string;
                length: number;
            } | null;
        };
        FileDetail: {
            row: components["schemas"]["FileRow"];
            findings: components["schemas"]["Finding"][];
            exception: components["schemas"]["ExceptionRow"] | null;
            choices: components["schemas"]["Choice"][];
            /** @description The wrapper that it came out of */
            parent: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            /** @description The files that came out of it */
            parts: components["schemas"]["FileRow"][];
            arrivals: {
                /** Format: uuid */
                id: string;
                index: number;
                kind: string;
                state: string;
                offset: number;
                length: number;
                controlNumber: string | null;
                documents: components["schemas"]["DocumentRow"][];
                findings: components["schemas"]["Finding"][];
            }[];
            journal: components["schemas"]["JournalLine"][];
        };
        FilePage: {
            rows: components["schemas"]["FileRow"][];
            next: string | null;
        };
        FileRow: {
            /** Format: uuid */
            id: string;
            partner: components["schemas"]["PartnerRef"];
            channel: string;
            account: string;
            name: string;
            size: number;
            sha256: string;
            /** @enum {string} */
            state: "stored" | "split" | "unreadable" | "discarded";
            /**
             * @description What it was, when it was no more than a wrapper of other files
             * @enum {string|null}
             */
            wrapper: "zip" | "gzip" | "tar" | "openpgp" | null;
            arrivals: number;
            documents: number;
            /** @description Open exceptions of the file, its arrivals and its documents */
            waiting: number;
            /**
             * Format: date-time
             * @description UTC
             */
            receivedAt: string;
        };
        Finding: {
            code: string;
            /** @enum {string} */
            severity: "fatal" | "warn" | "info";
            message: string;
            offset?: number;
            length?: number;
            tag?: string;
            segment?: number;
            element?: number;
            component?: number;
            repetition?: number;
            row?: number;
            column?: number;
            path?: string;
            /** @description The canonical field that it is about, as a JSON pointer */
            field?: string;
        };
        Following: {
            token: string;
            password: string;
        };
        GatewayPause: {
            /**
             * Format: date-time
             * @description UTC
             */
            since: string;
            by: string;
            reason: string;
            /** @description Documents that go to Odoo when it is lifted */
            documents: number;
            /** @description Dispatches that go out or are on show when it is lifted */
            dispatches: number;
            /** @description Dispatches that may have been sent before a backup was restored */
            uncertain: number;
            /** @description What keeps it from being lifted after a restore */
            obstacle: {
                message: string;
                /** @description Whether it is lifted for somebody who knows of the holes */
                mayBeKnown: boolean;
            } | null;
        };
        Handled: {
            message: string;
            /** @description As they were: what undoing goes back to */
            before: {
                /** Format: uuid */
                id: string;
                assignee: string | null;
                /**
                 * Format: date-time
                 * @description UTC
                 */
                putOffUntil: string | null;
            }[];
        };
        Home: {
            notices: components["schemas"]["Notice"][];
            /** @description What the last reconciliation came to; null before the first night */
            reconciled: {
                /**
                 * Format: date-time
                 * @description UTC
                 */
                at: string;
                holes: number;
                unasked: string[];
                /** @description Records that somebody has changed in Odoo since */
                altered: number;
                /** @description The first of them, for who may see prices */
                alterations: {
                    /** Format: uuid */
                    document: string;
                    partner: components["schemas"]["PartnerRef"];
                    message: string;
                }[];
            } | null;
            waiting: {
                /** @description How many wait for this reason */
                count: number;
                /** @description The oldest of them */
                row: components["schemas"]["ExceptionRow"];
            }[];
            /** @description How many wait for whoever asks; for anybody where nothing ever does */
            waitingTotal: number;
            /** @description How many orders there are to each question of who has one of these roles */
            orders: {
                question: components["schemas"]["OrderQuestion"];
                count: number;
            }[];
            /** @description What the invoices that wait for finance come to */
            heldAmounts: {
                currency: string;
                amount: string;
                count: number;
            }[];
            figures: {
                received: {
                    today: number;
                    /** @description Mean of the same day of the last four weeks; null before there is any */
                    usual: number | null;
                };
                delivered: {
                    today: number;
                    /** @description Mean of the same day of the last four weeks; null before there is any */
                    usual: number | null;
                };
                waiting: {
                    today: number;
                    /** @description Mean of the same day of the last four weeks; null before there is any */
                    usual: number | null;
                };
                failing: {
                    today: number;
                    /** @description Mean of the same day of the last four weeks; null before there is any */
                    usual: number | null;
                };
            };
            partners: {
                partner: components["schemas"]["PartnerRef"];
                /** @enum {string} */
                stage: "test" | "live";
                /**
                 * Format: date-time
                 * @description UTC
                 */
                lastReceivedAt: string | null;
                documents7d: number;
                held: number;
                rejected7d: number;
            }[];
        };
        Inviting: {
            name: string;
            displayName: string;
            /** Format: email */
            email: string | null;
            roles: components["schemas"]["Role"][];
            /** @description Ids of the only partners that are seen; null for all */
            partners: string[] | null;
            /** @description The only companies, as connection/company; null for all */
            companies: string[] | null;
        };
        JournalLine: {
            /**
             * Format: date-time
             * @description UTC
             */
            at: string;
            kind: string;
            from: string | null;
            to: string | null;
            what: string;
            actor: string;
        };
        LinkShown: {
            name: string;
            displayName: string;
            /** @enum {string} */
            purpose: "invitation" | "reset";
        };
        LinkToken: {
            token: string;
        };
        Me: {
            name: string;
            displayName: string;
            email: string | null;
            roles: components["schemas"]["Role"][];
            partners: string[] | null;
            companies: string[] | null;
            /** @description By whom one can sign in too; null where there is nobody */
            provider: {
                name: string;
                joined: boolean;
            } | null;
            secondFactor: {
                /**
                 * Format: date-time
                 * @description UTC
                 */
                since: string;
                codesLeft: number;
            } | null;
            sessions: components["schemas"]["OpenSession"][];
        };
        NewPassword: {
            old: string;
            next: string;
        };
        Notice: {
            /** @enum {string} */
            kind: "demo" | "odoo-down" | "profile-broken" | "holes" | "working";
            text: string;
            /**
             * Format: date-time
             * @description UTC
             */
            since: string | null;
            details: string[];
        };
        OpenSession: {
            id: string;
            /** @description Whether it is the one that asks */
            here: boolean;
            /**
             * Format: date-time
             * @description UTC
             */
            openedAt: string;
            /**
             * Format: date-time
             * @description UTC
             */
            seenAt: string;
            address: string;
            agent: string;
        };
        /** @enum {string} */
        Operation: "getSession" | "signOut" | "getMe" | "changeMyPassword" | "beginSecondFactor" | "confirmSecondFactor" | "endSecondFactor" | "joinProvider" | "endMySession" | "listPeople" | "invitePerson" | "changePerson" | "disablePerson" | "enablePerson" | "makePersonLink" | "takeSecondFactor" | "getHome" | "listFiles" | "getFile" | "downloadFile" | "getArrival" | "listDocuments" | "getDocument" | "listFields" | "listSource" | "previewDocument" | "previewRefusal" | "listRemarks" | "remarkOn" | "getWork" | "listWorkRows" | "listColleagues" | "previewWork" | "chooseForWork" | "assignWork" | "putOffWork" | "chooseForDocument" | "chooseForFile" | "chooseForArrival" | "chooseForDispatch" | "chooseForOutbound" | "chooseForException" | "listOrders" | "getOrder" | "getBillsOfOrder" | "sendOrder" | "sendAgain" | "listPartners" | "getPartner" | "getScorecard" | "downloadScorecard" | "getPartnerPause" | "pausePartner" | "resumePartner" | "listChannels" | "testChannel" | "pauseChannel" | "resumeChannel" | "unlockLogin" | "approveHostKey" | "getPause" | "pauseGateway" | "resumeGateway" | "getSettings" | "listAudit" | "exportAudit" | "hearChanges";
        OrderBills: {
            /** @description Why Odoo could not be asked */
            unknown: string | null;
            bills: {
                /** @description In Odoo; a draft may have none */
                name: string | null;
                /** @description The supplier's own */
                number: string | null;
                /** @enum {string} */
                kind: "bill" | "credit-note";
                /** @enum {string} */
                state: "draft" | "posted";
                date: string | null;
                dueOn: string | null;
                currency: string;
                /** @description Below zero of a credit note */
                total: string;
                paid: string;
                open: string;
                url: string;
            }[];
            lines: {
                number: string;
                /** @description With taxes; of a bill that is paid in part its share */
                paid: {
                    amount: string;
                    currency: string;
                }[];
            }[];
        };
        OrderDetail: {
            number: string;
            /** @description Null while it was not read from Odoo */
            row: components["schemas"]["OrderRow"] | null;
            /** @description Whose documents speak of it, where nothing else is known of the order */
            namedBy: components["schemas"]["PartnerRef"][];
            /**
             * @description Why there is no order: Odoo was asked and has none, or was not asked
             * @enum {string|null}
             */
            missing: "unknown" | "unread" | null;
            lines: {
                number: string;
                item: string;
                description: string | null;
                quantity: string;
                unit: string | null;
                price: string | null;
                deliveryDate: string | null;
                /** @description By the last answer that speaks of the line */
                promised: {
                    quantity: string;
                    date: string | null;
                } | null;
                /** @description Promised otherwise than it is ordered */
                differs: boolean;
                shipped: string;
                received: string | null;
                billed: string | null;
                /** @description Ordered and not received */
                open: string;
            }[];
            /** @description What was said of it to the partner, the first one first */
            versions: components["schemas"]["OrderVersion"][];
            /** @description What the partner hears of what was received, went back or was damaged, in time */
            receipts: components["schemas"]["ReceiptAdvised"][];
            /** @description Why nothing goes out to the partner just now */
            paused: {
                /**
                 * Format: date-time
                 * @description UTC
                 */
                since: string;
                by: string;
                reason: string;
            } | null;
            /** @description What waits for people of the order itself, or is late of it; of a version see there */
            waits: components["schemas"]["ExceptionRow"][];
            thread: components["schemas"]["DocumentRow"][];
        };
        OrderPage: {
            rows: components["schemas"]["OrderRow"][];
            next: string | null;
            /** @description How many are asked for, over all pages; 10000 are counted at most */
            total: number;
        };
        /** @enum {string} */
        OrderQuestion: "unanswered" | "due-soon" | "overdue" | "changed" | "partly-received" | "unbilled" | "not-sent";
        OrderRow: {
            number: string;
            partner: components["schemas"]["PartnerRef"];
            connection: string;
            state: string | null;
            acknowledged: boolean;
            lines: number;
            total: {
                amount: string;
                currency: string | null;
            } | null;
            orderedOn: string | null;
            /** @description The first day on which something is to come that is not there */
            dueOn: string | null;
            /**
             * Format: date-time
             * @description Since when something is there that nobody has billed
             */
            unbilledSince: string | null;
            buyer: string | null;
            /** @description What was said last of it to the partner; null where it does not go out from here */
            said: {
                version: number;
                /** @enum {string} */
                kind: "order" | "order-change" | "order-cancellation";
                state: components["schemas"]["OutboundState"];
                /**
                 * Format: date-time
                 * @description UTC
                 */
                sentAt: string | null;
            } | null;
            /**
             * Format: date-time
             * @description UTC
             */
            answeredAt: string | null;
            documents: number;
            held: number;
            /**
             * Format: date-time
             * @description UTC
             */
            readAt: string;
        };
        OrderVersion: {
            /** Format: uuid */
            id: string;
            version: number;
            /** @enum {string} */
            kind: "order" | "order-change" | "order-cancellation";
            /** @enum {string} */
            usage: "live" | "test";
            state: components["schemas"]["OutboundState"];
            /**
             * Format: date-time
             * @description UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description UTC
             */
            sentAt: string | null;
            /**
             * Format: date-time
             * @description UTC
             */
            settledAt: string | null;
            by: string | null;
            reason: string | null;
            /** @description The numbers by which the partner names it */
            numbers: string | null;
            /** @description Line by line, what a change says */
            changes: string[];
            /** @description Names of the files that go along */
            attachments: string[];
            /** @description What the format could not say, and what keeps it from going */
            remarks: string[];
            verdicts: {
                /** @enum {string} */
                of: "received" | "syntax" | "business";
                accepted: boolean;
                text: string;
                /**
                 * Format: date-time
                 * @description UTC
                 */
                at: string;
                /** Format: uuid */
                arrival: string | null;
                /** Format: uuid */
                document: string | null;
            }[];
            waits: {
                owner: string;
                message: string;
            } | null;
            choices: components["schemas"]["Choice"][];
            /** @description Whether its bytes can be sent once more */
            sendsAgain: boolean;
            dispatch: components["schemas"]["DispatchRow"] | null;
        };
        /**
         * @description How far it has come that the partner hears of it
         * @enum {string}
         */
        OutboundState: "drafted" | "held" | "enveloped" | "sent" | "received" | "acknowledged" | "rejected" | "rehearsed" | "superseded" | "withdrawn";
        /** @enum {string} */
        Owner: "procurement" | "warehouse" | "quality" | "finance" | "onboarding" | "operations";
        PartnerDetail: {
            partner: components["schemas"]["PartnerRef"];
            /** @enum {string} */
            kind: "supplier" | "van";
            /** @description Of a VAN: the partners whose interchanges come through its mailbox */
            carries: components["schemas"]["PartnerRef"][];
            /** @description The VANs that carry it */
            carriedBy: components["schemas"]["PartnerRef"][];
            /** @enum {string} */
            stage: "test" | "live";
            release: number;
            /**
             * Format: date-time
             * @description UTC
             */
            releasedAt: string;
            identifiers: string[];
            connection: string;
            documents: string[];
            channels: {
                kind: string;
                login: string;
                /** @description "The partner comes to our SFTP server" */
                about: string;
                maxFileSize: number;
            }[];
            warnings: components["schemas"]["Finding"][];
            /** @description Why the newest edit of the file is not live */
            problems: components["schemas"]["Finding"][];
            /** @description The YAML text of the live release */
            profile: string;
        };
        PartnerPage: {
            rows: components["schemas"]["PartnerDetail"][];
            next: string | null;
        };
        PartnerPause: {
            paused: {
                /**
                 * Format: date-time
                 * @description UTC
                 */
                since: string;
                by: string;
                reason: string;
            } | null;
        };
        PartnerRef: {
            id: string;
            name: string;
        };
        PauseState: {
            paused: components["schemas"]["GatewayPause"] | null;
        };
        Pausing: {
            reason: string;
        };
        People: {
            rows: components["schemas"]["Person"][];
            partners: {
                id: string;
                name: string;
            }[];
            companies: string[];
        };
        Person: {
            name: string;
            displayName: string;
            /** Format: email */
            email: string | null;
            /** @description None where an identity provider gives none any more */
            roles: components["schemas"]["Role"][];
            /** @description Ids of the only partners that are seen; null for all */
            partners: string[] | null;
            /** @description The only companies, as connection/company; null for all */
            companies: string[] | null;
            /** @description The identity provider that gives the roles at each sign-in */
            issuer: string | null;
            /** @enum {string} */
            standing: "invited" | "active" | "disabled";
            secondFactor: boolean;
            /**
             * Format: date-time
             * @description UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description UTC
             */
            disabledAt: string | null;
        };
        PersonLink: {
            /** @description Of the console, with the token: it is told once */
            path: string;
            /**
             * Format: date-time
             * @description UTC
             */
            expiresAt: string;
        };
        PersonTerms: {
            displayName: string;
            /** Format: email */
            email: string | null;
            roles: components["schemas"]["Role"][];
            /** @description Ids of the only partners that are seen; null for all */
            partners: string[] | null;
            /** @description The only companies, as connection/company; null for all */
            companies: string[] | null;
        };
        Place: {
            offset: number;
            length: number;
            segment?: number;
        };
        Preview: {
            /** @description Why it would be held once more */
            holds: string | null;
            differences: {
                key: string;
                message: string;
                /**
                 * @description What would take it
                 * @enum {string}
                 */
                about: "order" | "cancellation" | "price-list" | "bill";
                ways: components["schemas"]["Way"][];
                /** @description As it is previewed */
                way: components["schemas"]["Way"] | null;
                withinTolerance: boolean;
            }[];
            effects: {
                title: string;
                /** @description Line by line, with the figure of before and after */
                changes: string[];
            }[];
            /** @description What Odoo would refuse, and what to do about it */
            warnings: string[];
        };
        Previewing: {
            settlement: components["schemas"]["Settlement"];
        };
        Problem: {
            /** @description urn:quayside:problem: and a stable word */
            type: string;
            title: string;
            status: number;
            /** @description What is wrong and what to do, for people */
            detail: string;
        };
        PuttingOff: {
            ids: string[];
            /**
             * Format: date-time
             * @description Nothing to take it up again
             */
            until: string | null;
        };
        ReceiptAdvised: {
            /** Format: uuid */
            id: string;
            /** @description The receipt as Odoo calls it */
            number: string;
            /** @enum {string} */
            usage: "live" | "test";
            /**
             * Format: date-time
             * @description UTC
             */
            doneAt: string;
            /**
             * Format: date-time
             * @description UTC
             */
            toldAt: string | null;
            /** @description What keeps it from being told */
            waits: {
                /** Format: uuid */
                exception: string;
                owner: string;
                message: string;
                choices: components["schemas"]["Choice"][];
            } | null;
            dispatch: components["schemas"]["DispatchRow"] | null;
        };
        RecoveryCodes: {
            /** @description Told once */
            codes: string[];
        };
        RefusalPreview: {
            /** @description How the partner is told; nothing where a person has to tell it */
            way: string | null;
            /** @description Why it cannot be told although that was agreed */
            obstacle: string | null;
            /** @description What the partner is told, in its language */
            text: string;
        };
        Remarking: {
            text: string;
        };
        Remarks: {
            remarks: {
                /**
                 * Format: date-time
                 * @description UTC
                 */
                at: string;
                by: string;
                text: string;
            }[];
        };
        Resuming: {
            /**
             * @description What becomes of those that may have been sent: each waits for a decision, or all are sent again
             * @enum {string}
             */
            uncertain: "wait" | "send";
            /**
             * @description After a restore: there must be no holes in the books, or they are known
             * @default none
             * @enum {string}
             */
            holes: "none" | "known";
        };
        /** @enum {string} */
        Role: "admin" | "operator" | "onboarding" | "procurement" | "warehouse" | "quality" | "finance" | "approver" | "auditor";
        Scorecard: {
            partner: components["schemas"]["PartnerRef"];
            /** @description The first day */
            from: string;
            /** @description The last day, included */
            until: string;
            /** @description Lines of orders whose day, as Odoo has it, is in these days and over; without those that came before their order was known */
            deliveries: {
                lines: number;
                /** @description Of which something came on their day or before */
                onTime: number;
                /** @description Of which all has come, whenever */
                inFull: number;
                /** @description Of which all came on their day or before */
                onTimeInFull: number;
            };
            /** @description Documents received in these days, and those that were delivered without anybody being asked */
            documents: {
                documents: number;
                right: number;
                types: {
                    type: string;
                    documents: number;
                    right: number;
                }[];
            };
            /** @description Orders and changes sent in these days, without those replaced before their answer; hours by the clock */
            answers: {
                sent: number;
                answered: number;
                medianHours: number | null;
                p90Hours: number | null;
            };
            /** @description Orders of these days that were sent, those changed or cancelled after that, and how often */
            changes: {
                orders: number;
                changed: number;
                changes: number;
            };
            /** @description What people were asked about: documents received, and orders that go out */
            reasons: {
                code: string;
                documents: number;
                others: number;
            }[];
        };
        SecondFactor: {
            secret: string;
            /** @description For a QR code */
            uri: string;
        };
        SendingAgain: {
            /**
             * @description The same bytes, name and control number, or the order as it is now as a new version
             * @enum {string}
             */
            how: "same" | "anew";
            reason: string;
        };
        SentToProvider: {
            /** @description Where the browser has to go */
            address: string;
        };
        Session: {
            user: string;
            displayName: string;
            /** @description Send as x-quayside-csrf */
            csrf: string;
            roles: components["schemas"]["Role"][];
            /** @description What this account may ask for */
            may: components["schemas"]["Operation"][];
            /** @description Whose exceptions it settles */
            decidesFor: components["schemas"]["Owner"][];
            /** @description Whether only some partners are seen */
            narrowed: boolean;
            /** @description Whether prices are seen */
            prices: boolean;
        };
        Settings: {
            version: string;
            odoo: {
                name: string;
                url: string;
                demo: boolean;
                /**
                 * Format: date-time
                 * @description UTC
                 */
                servedAt: string | null;
                /**
                 * Format: date-time
                 * @description UTC
                 */
                failingSince: string | null;
                error: string | null;
            }[];
            sftp: {
                host: string;
                port: number;
                /** @description For partners whose software knows old algorithms only */
                legacy: {
                    port: number;
                    hostKeyFingerprint: string;
                } | null;
                hostKeyFingerprint: string;
            } | null;
        };
        /** @description By the key of the difference; one that is left out leaves the order as it is, or attaches the document where that alone is possible */
        Settlement: {
            [key: string]: components["schemas"]["Way"];
        };
        SignIn: {
            name: string;
            password: string;
            code?: string;
        };
        SignInWays: {
            /** @description Null where no identity provider is set */
            provider: {
                name: string;
                /** @description Whom to ask for a right */
                ask: string | null;
            } | null;
            /**
             * @description Whether the form for name and password is shown at once
             * @enum {string}
             */
            local: "shown" | "hidden";
        };
        SignedOut: {
            /** @description Where the session at the identity provider is ended too */
            next: string | null;
        };
        Source: {
            lines: components["schemas"]["SourceLine"][];
            /** @description Where the rest begins; null at the end */
            next: {
                offset: number;
                /** @description Of the segment, row or line that begins there */
                number: number;
            } | null;
        };
        SourceLine: {
            offset: number;
            length: number;
            /** @description In the encoding of the file */
            text: string;
            /**
             * @description How many bytes its characters have, to find a place in it
             * @enum {string}
             */
            width: "one" | "utf-8" | "utf-16";
            tag: string | null;
            /** @description Position in the set, ST = 1; of CSV the row of the file */
            segment: number | null;
        };
        Timeline: {
            steps: {
                /** @enum {string} */
                name: "received" | "read" | "matched" | "delivered" | "acknowledged";
                /** @enum {string} */
                state: "done" | "waiting" | "failed" | "todo" | "skipped";
                /**
                 * Format: date-time
                 * @description UTC
                 */
                at: string | null;
                text: string;
            }[];
        };
        /**
         * @description Take it into the order or the price list, leave that as it is, or attach the document to the bill that is there
         * @enum {string}
         */
        Way: "take" | "leave" | "attach";
        Work: {
            causes: {
                key: string;
                /** @description How many wait for this reason */
                count: number;
                /** @description Oldest first, 200 at most */
                ids: string[];
                /** @description The oldest of them */
                row: components["schemas"]["ExceptionRow"];
            }[];
            causeTotal: number;
            /** @description How many exceptions these are, beyond the ones on show as well */
            total: number;
            /** @description How many wait in each scope, whatever else is asked for */
            scopes: {
                mine: number;
                role: number;
                all: number;
                putOff: number;
            };
            owners: {
                owner: components["schemas"]["Owner"];
                open: number;
            }[];
            partners: {
                partner: components["schemas"]["PartnerRef"];
                open: number;
            }[];
            codes: {
                code: string;
                open: number;
            }[];
        };
        WorkChoosing: {
            ids: string[];
            choice: components["schemas"]["Choice"];
            reason: string;
            /**
             * @description What becomes of every difference that the order could take
             * @default leave
             * @enum {string}
             */
            way: "take" | "leave";
        };
        WorkChosen: {
            done: number;
            /** @description What was not settled, and why */
            notDone: {
                /** Format: uuid */
                id: string;
                title: string;
                message: string;
            }[];
        };
        WorkPreview: {
            rows: {
                /** Format: uuid */
                id: string;
                title: string;
                /** @description Why it would be held once more, or cannot be settled */
                holds: string | null;
                /** @description Whether the order could take any of what differs */
                takable: boolean;
                /** @description What it changes in Odoo, line by line */
                changes: string[];
                warnings: string[];
            }[];
        };
        WorkPreviewing: {
            ids: string[];
            /**
             * @default leave
             * @enum {string}
             */
            way: "take" | "leave";
        };
        WorkRows: {
            rows: components["schemas"]["ExceptionRow"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedOut"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSignInWays: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInWays"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginAtProvider: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    returnFromProvider: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    joinProvider: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentToProvider"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeMyPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chosen"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactor"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Code"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Code"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chosen"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endMySession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chosen"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["People"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invitePerson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Inviting"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonLink"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonTerms"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chosen"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disablePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chosen"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enablePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chosen"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makePersonLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonLink"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chosen"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lookAtLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkToken"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkShown"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Following"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chosen"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHome: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Home"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDocuments: {
        parameters: {
            query?: {
                state?: string;
                partner?: string;
                type?: string;
                order?: string;
                q?: string;
                before?: string;
                limit?: string;
                from?: string;
                until?: string;
                right?: string;
                code?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentPage"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentDetail"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Previewing"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewRefusal: {
        parameters: {
            query?: {
                reason?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusalPreview"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFields: {
        parameters: {
            query: {
                from: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldPage"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSource: {
        parameters: {
            query: {
                offset: number;
                number: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chooseForDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Choosing"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chosen"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFiles: {
        parameters: {
            query?: {
                partner?: string;
                q?: string;
                before?: string;
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilePage"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileDetail"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chooseForFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Choosing"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chosen"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getArrival: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArrivalDetail"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chooseForArrival: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Choosing"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chosen"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chooseForDispatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Choosing"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chosen"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chooseForOutbound: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Choosing"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chosen"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendAgain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendingAgain"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chosen"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPartnerPause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                partner: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerPause"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pausePartner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                partner: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Asking"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chosen"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumePartner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                partner: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Asking"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chosen"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                partner: string;
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Asking"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chosen"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRemarks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Remarks"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remarkOn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Remarking"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Remarks"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chooseForException: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Choosing"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chosen"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWork: {
        parameters: {
            query?: {
                scope?: string;
                owner?: string;
                partner?: string;
                code?: string;
                putOff?: string;
                sort?: string;
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Work"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWorkRows: {
        parameters: {
            query?: {
                ids?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkRows"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listColleagues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Colleagues"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewWork: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkPreviewing"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkPreview"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chooseForWork: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkChoosing"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkChosen"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignWork: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Assigning"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handled"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putOffWork: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PuttingOff"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handled"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrders: {
        parameters: {
            query?: {
                q?: string;
                partner?: string;
                buyer?: string;
                question?: string;
                from?: string;
                until?: string;
                unbilledSince?: string;
                dueFrom?: string;
                dueUntil?: string;
                delivered?: string;
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDetail"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBillsOfOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderBills"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPartners: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerPage"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPartner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                partner: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerDetail"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getScorecard: {
        parameters: {
            query?: {
                from?: string;
                until?: string;
            };
            header?: never;
            path: {
                partner: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scorecard"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadScorecard: {
        parameters: {
            query?: {
                from?: string;
                until?: string;
            };
            header?: never;
            path: {
                partner: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listChannels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelPage"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelTest"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pauseChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chosen"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chosen"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlockLogin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chosen"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveHostKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Approving"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chosen"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPause: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PauseState"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pauseGateway: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Pausing"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chosen"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeGateway: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Resuming"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chosen"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                person?: string;
                action?: string;
                partner?: string;
                subject?: string;
                from?: string;
                until?: string;
                before?: string;
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportAudit: {
        parameters: {
            query?: {
                person?: string;
                action?: string;
                partner?: string;
                subject?: string;
                from?: string;
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Why not, in words */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
