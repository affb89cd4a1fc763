// Made by scripts/api.mjs from docs/api/suppliers-v1.json. Do not edit: run "npm run api".

export interface paths {
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who you are here
         * @description For a first call: shows that your key works, what it may do, and until when.
         */
        get: operations["getCaller"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your files, newest first
         * @description Whichever way they came: over this interface, SFTP, or a mailbox of yours that we look into.
         */
        get: operations["listFiles"];
        put?: never;
        /**
         * Send a document
         * @description The body is the document itself: X12 or EDIFACT interchanges, CSV, XML or JSON, as agreed with the buyer. When the answer comes, the bytes are committed, and `id` is your receipt. What becomes of them, GET /v1/files/{id} tells; with `Prefer: wait=N` this answer tells it already, if it is known in time.
         */
        post: operations["postFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a file stands
         * @description What was read of it, what became of each document, what is wrong and where, and our acknowledgements.
         */
        get: operations["getFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cxml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a cXML document
         * @description For programs that speak cXML: a Request with a ConfirmationRequest, ShipNoticeRequest or InvoiceDetailRequest. The answer is a cXML Response, always with status 200 of HTTP; its Status says whether the bytes are committed. A key may also come as the password of basic authentication or, where no header shows one, as the SharedSecret of the sender in the document.
         */
        post: operations["postCxml"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dispatches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for you, oldest first */
        get: operations["listDispatches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dispatches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One dispatch, without its content */
        get: operations["getDispatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dispatches/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The bytes of a dispatch
         * @description When you have read the last byte, it counts as fetched. If the connection breaks before, it goes on waiting. You may fetch it again at any time.
         */
        get: operations["getDispatchContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your orders, newest first
         * @description As the buyer has them now: what you have acknowledged and shipped, what is received and billed.
         */
        get: operations["listOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One order of yours */
        get: operations["getOrder"];
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
        Caller: {
            partner: {
                id: string;
                name: string;
            };
            channel: string;
            /** @enum {string} */
            stage: "test" | "live";
            scopes: string[];
            /** @description The key that you use; null with a token */
            key: {
                id: string;
                /** Format: date */
                expires: string | null;
            } | null;
            limits: {
                requestsPerMinute: number;
                /** @description In bytes */
                maxFileSize: number;
            };
        };
        Dispatch: {
            /** Format: uuid */
            id: string;
            /** @description 997, 999, TA1, CONTRL, CSV, 850 ... */
            type: string;
            name: string;
            /** @description In bytes */
            size: number;
            /** @enum {string} */
            status: "waiting" | "fetched";
            /**
             * Format: date-time
             * @description UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description UTC
             */
            fetchedAt: string | null;
            /**
             * Format: uuid
             * @description The file that it answers
             */
            answers: string | null;
            /** @description Where its bytes are */
            content: string;
        };
        DispatchPage: {
            rows: components["schemas"]["Dispatch"][];
            /** @description Give it as `after` for the next page; null on the last one */
            next: string | null;
        };
        Document: {
            /** Format: uuid */
            id: string;
            /** @description order-acknowledgement, ship-notice, invoice, ... */
            type: string | null;
            number: string | null;
            /** @description Orders that it speaks of */
            orders: string[];
            set: {
                type: string;
                reference: string;
                /** @description First byte, counted from 0 in the file as it came */
                offset: number;
                /** @description In bytes */
                length: number;
            };
            status: components["schemas"]["Status"];
            /** @description How it stands, in words */
            message: string;
            findings: components["schemas"]["Finding"][];
        };
        File: {
            /**
             * Format: uuid
             * @description The receipt: the file is ours, and this names it
             */
            id: string;
            name: string;
            /** @description In bytes */
            size: number;
            sha256: string;
            /**
             * Format: date-time
             * @description UTC
             */
            receivedAt: string;
            /** @description The kind of channel that it came by: rest, sftp-drop, sftp-poll, rest-poll */
            channel: string;
            status: components["schemas"]["Status"];
            message: string;
            findings: components["schemas"]["Finding"][];
            interchanges: components["schemas"]["Interchange"][];
            /** @description false where only the first 200 interchanges are listed */
            complete: boolean;
        };
        FilePage: {
            rows: components["schemas"]["Receipt"][];
            /** @description Give it as `after` for the next page; null on the last one */
            next: string | null;
        };
        Finding: {
            code: string;
            /** @enum {string} */
            severity: "fatal" | "warn" | "info";
            message: string;
            /** @description Where, as far as it can be said; counts from 1 */
            place: {
                /** @description First byte, counted from 0 in the file as it came */
                offset?: number;
                /** @description In bytes */
                length?: number;
                /** @description Segment or element */
                tag?: string;
                /** @description ST or UNH is 1 */
                segment?: number;
                element?: number;
                component?: number;
                repetition?: number;
                row?: number;
                column?: number;
                path?: string;
            };
        };
        Interchange: {
            /** @description Place in the file, from 0 */
            index: number;
            /** @description Of a zip, gzip or OpenPGP file: which file in it; offsets count from the start of that one */
            part: string | null;
            /** @description x12, edifact, csv, xml, json, or unreadable */
            syntax: string;
            controlNumber: string | null;
            /** @description First byte, counted from 0 in the file as it came */
            offset: number;
            /** @description In bytes */
            length: number;
            status: components["schemas"]["Status"];
            message: string;
            findings: components["schemas"]["Finding"][];
            documents: components["schemas"]["Document"][];
            /** @description Our functional acknowledgements for it */
            acknowledgements: components["schemas"]["Dispatch"][];
        };
        Order: {
            number: string;
            /** Format: date */
            date: string | null;
            currency: string | null;
            /** @enum {string|null} */
            state: "draft" | "confirmed" | "locked" | "cancelled" | null;
            /** @description Something of it is not received, or not billed, yet */
            open: boolean;
            lines: components["schemas"]["OrderLine"][];
        };
        OrderLine: {
            number: string;
            item: {
                buyer: string | null;
                supplier: string | null;
                gtin: string | null;
                description: string | null;
            };
            /** @description A decimal number, such as 12.50 */
            quantity: string;
            /** @description UN/ECE Recommendation 20 */
            unit: string | null;
            /** @description Of one unit */
            price: string | null;
            /** Format: date */
            deliveryDate: string | null;
            /** @description By your last acknowledgement; null before the first one */
            acknowledged: string | null;
            /** @description By your ship notices */
            shipped: string;
            /** @description A decimal number, such as 12.50 */
            received: string;
            /** @description A decimal number, such as 12.50 */
            billed: string;
        };
        OrderPage: {
            rows: components["schemas"]["Order"][];
            /** @description Give it as `after` for the next page; null on the last one */
            next: string | null;
        };
        Problem: {
            /** @description urn:quayside:problem: and a stable word */
            type: string;
            title: string;
            status: number;
            /** @description What is wrong and what to do, for people */
            detail: string;
        };
        Receipt: {
            /**
             * Format: uuid
             * @description The receipt: the file is ours, and this names it
             */
            id: string;
            name: string;
            /** @description In bytes */
            size: number;
            sha256: string;
            /**
             * Format: date-time
             * @description UTC
             */
            receivedAt: string;
            /** @description The kind of channel that it came by: rest, sftp-drop, sftp-poll, rest-poll */
            channel: string;
        };
        /**
         * @description processing: it will change by itself. accepted: the buyer has it. in-review: a person looks at it. rejected: it is not used, send a right one. duplicate: it was here before. test: it was read and is used for nothing
         * @enum {string}
         */
        Status: "processing" | "accepted" | "in-review" | "rejected" | "duplicate" | "test";
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getCaller: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who you are */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "partner": {
                     *         "id": "acme",
                     *         "name": "Acme Components"
                     *       },
                     *       "channel": "acme-api",
                     *       "stage": "live",
                     *       "scopes": [
                     *         "documents",
                     *         "dispatches",
                     *         "orders"
                     *       ],
                     *       "key": {
                     *         "id": "5f2a1d0c",
                     *         "expires": "2027-06-30"
                     *       },
                     *       "limits": {
                     *         "requestsPerMinute": 120,
                     *         "maxFileSize": 104857600
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Caller"];
                };
            };
            /** @description A text holds what is no character; The address cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with this key */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The address is too long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The channel is paused */
            503: {
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
                /** @description The `next` of the page before */
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "id": "4f7c2a1e-6f43-4a57-9d0b-0c7b1d2e3f45",
                     *           "name": "acknowledgement.x12",
                     *           "size": 412,
                     *           "sha256": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
                     *           "receivedAt": "2026-11-25T10:15:00.000Z"
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["FilePage"];
                };
            };
            /** @description A text holds what is no character; The address cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with this key */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The address is too long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The channel is paused */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, at most 255 characters. However often you repeat it within 7 days, it makes one file. */
                "Idempotency-Key"?: string;
                /** @description `wait=N`: wait at most N seconds (30 at most) for the outcome. */
                Prefer?: string;
                /** @description `sha-256=:...:` (RFC 9530): what came is checked against it. */
                "Content-Digest"?: string;
                /** @description `attachment; filename="invoice.xml"`: the name of the file, for people. */
                "Content-Disposition"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The document. Any media type will do: what it is, the content says. */
        requestBody: {
            content: {
                "application/edi-x12": string;
                "application/json": string;
                "text/csv": string;
                "*/*": string;
            };
        };
        responses: {
            /** @description It is received, and its outcome is known */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "4f7c2a1e-6f43-4a57-9d0b-0c7b1d2e3f45",
                     *       "name": "acknowledgement.x12",
                     *       "size": 412,
                     *       "sha256": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
                     *       "receivedAt": "2026-11-25T10:15:00.000Z",
                     *       "status": "in-review",
                     *       "message": "A person looks at it: Line 1 costs 19.00, and the order says 18.40.",
                     *       "findings": [],
                     *       "interchanges": [
                     *         {
                     *           "index": 0,
                     *           "part": null,
                     *           "syntax": "x12",
                     *           "controlNumber": "000000901",
                     *           "offset": 0,
                     *           "length": 412,
                     *           "status": "in-review",
                     *           "message": "A person looks at it: Line 1 costs 19.00, and the order says 18.40.",
                     *           "findings": [],
                     *           "documents": [
                     *             {
                     *               "id": "c0ffee00-1d2e-4f3a-8b4c-5d6e7f809102",
                     *               "type": "order-acknowledgement",
                     *               "number": "P00001",
                     *               "orders": [
                     *                 "P00001"
                     *               ],
                     *               "set": {
                     *                 "type": "855",
                     *                 "reference": "0001",
                     *                 "offset": 156,
                     *                 "length": 116
                     *               },
                     *               "status": "in-review",
                     *               "message": "A person looks at it: Line 1 costs 19.00, and the order says 18.40.",
                     *               "findings": []
                     *             }
                     *           ],
                     *           "acknowledgements": [
                     *             {
                     *               "id": "b1946ac9-2c1c-4d1e-8f0a-5f2a1d0c9e77",
                     *               "type": "997",
                     *               "name": "997-000000901-000000017.edi",
                     *               "size": 311,
                     *               "status": "waiting",
                     *               "createdAt": "2026-11-25T10:15:01.000Z",
                     *               "fetchedAt": null,
                     *               "answers": "4f7c2a1e-6f43-4a57-9d0b-0c7b1d2e3f45",
                     *               "content": "/v1/dispatches/b1946ac9-2c1c-4d1e-8f0a-5f2a1d0c9e77/content"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "complete": true
                     *     }
                     */
                    "application/json": components["schemas"]["File"];
                };
            };
            /** @description It is received */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "4f7c2a1e-6f43-4a57-9d0b-0c7b1d2e3f45",
                     *       "name": "acknowledgement.x12",
                     *       "size": 412,
                     *       "sha256": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
                     *       "receivedAt": "2026-11-25T10:15:00.000Z",
                     *       "status": "processing",
                     *       "message": "Received; it is being read.",
                     *       "findings": [],
                     *       "interchanges": [],
                     *       "complete": true
                     *     }
                     */
                    "application/json": components["schemas"]["File"];
                };
            };
            /**
             * @description There is no body; The body is not what its digest says; A header cannot be read
             *
             *     A text holds what is no character; The address cannot be read
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with this key */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The address is too long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is encoded or wrapped */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The idempotency key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description Too many requests; Too many of your files wait to be read
             *
             *     Too many requests
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The channel is paused */
            503: {
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
                /** @description The receipt */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How it stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "4f7c2a1e-6f43-4a57-9d0b-0c7b1d2e3f45",
                     *       "name": "acknowledgement.x12",
                     *       "size": 412,
                     *       "sha256": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
                     *       "receivedAt": "2026-11-25T10:15:00.000Z",
                     *       "status": "in-review",
                     *       "message": "A person looks at it: Line 1 costs 19.00, and the order says 18.40.",
                     *       "findings": [],
                     *       "interchanges": [
                     *         {
                     *           "index": 0,
                     *           "part": null,
                     *           "syntax": "x12",
                     *           "controlNumber": "000000901",
                     *           "offset": 0,
                     *           "length": 412,
                     *           "status": "in-review",
                     *           "message": "A person looks at it: Line 1 costs 19.00, and the order says 18.40.",
                     *           "findings": [],
                     *           "documents": [
                     *             {
                     *               "id": "c0ffee00-1d2e-4f3a-8b4c-5d6e7f809102",
                     *               "type": "order-acknowledgement",
                     *               "number": "P00001",
                     *               "orders": [
                     *                 "P00001"
                     *               ],
                     *               "set": {
                     *                 "type": "855",
                     *                 "reference": "0001",
                     *                 "offset": 156,
                     *                 "length": 116
                     *               },
                     *               "status": "in-review",
                     *               "message": "A person looks at it: Line 1 costs 19.00, and the order says 18.40.",
                     *               "findings": []
                     *             }
                     *           ],
                     *           "acknowledgements": [
                     *             {
                     *               "id": "b1946ac9-2c1c-4d1e-8f0a-5f2a1d0c9e77",
                     *               "type": "997",
                     *               "name": "997-000000901-000000017.edi",
                     *               "size": 311,
                     *               "status": "waiting",
                     *               "createdAt": "2026-11-25T10:15:01.000Z",
                     *               "fetchedAt": null,
                     *               "answers": "4f7c2a1e-6f43-4a57-9d0b-0c7b1d2e3f45",
                     *               "content": "/v1/dispatches/b1946ac9-2c1c-4d1e-8f0a-5f2a1d0c9e77/content"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "complete": true
                     *     }
                     */
                    "application/json": components["schemas"]["File"];
                };
            };
            /** @description A text holds what is no character; The address cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with this key */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The address is too long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The channel is paused */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCxml: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A cXML Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/xml": string;
                };
            };
            /** @description A text holds what is no character; The address cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with this key */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The address is too long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The channel is paused */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDispatches: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                limit?: number;
                status?: "waiting" | "fetched";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "id": "b1946ac9-2c1c-4d1e-8f0a-5f2a1d0c9e77",
                     *           "type": "997",
                     *           "name": "997-000000901-000000017.edi",
                     *           "size": 311,
                     *           "status": "waiting",
                     *           "createdAt": "2026-11-25T10:15:01.000Z",
                     *           "fetchedAt": null,
                     *           "answers": "4f7c2a1e-6f43-4a57-9d0b-0c7b1d2e3f45",
                     *           "content": "/v1/dispatches/b1946ac9-2c1c-4d1e-8f0a-5f2a1d0c9e77/content"
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["DispatchPage"];
                };
            };
            /** @description A text holds what is no character; The address cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with this key */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The address is too long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The channel is paused */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDispatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The dispatch */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The dispatch */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "b1946ac9-2c1c-4d1e-8f0a-5f2a1d0c9e77",
                     *       "type": "997",
                     *       "name": "997-000000901-000000017.edi",
                     *       "size": 311,
                     *       "status": "waiting",
                     *       "createdAt": "2026-11-25T10:15:01.000Z",
                     *       "fetchedAt": null,
                     *       "answers": "4f7c2a1e-6f43-4a57-9d0b-0c7b1d2e3f45",
                     *       "content": "/v1/dispatches/b1946ac9-2c1c-4d1e-8f0a-5f2a1d0c9e77/content"
                     *     }
                     */
                    "application/json": components["schemas"]["Dispatch"];
                };
            };
            /** @description A text holds what is no character; The address cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with this key */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The address is too long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The channel is paused */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDispatchContent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The dispatch */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description A text holds what is no character; The address cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with this key */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The address is too long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The channel is paused */
            503: {
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
                /** @description The `next` of the page before */
                after?: string;
                limit?: number;
                state?: "open" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them; it may be short and still have a `next` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "number": "P00001",
                     *           "date": "2026-11-20",
                     *           "currency": "EUR",
                     *           "state": "confirmed",
                     *           "open": true,
                     *           "lines": [
                     *             {
                     *               "number": "1",
                     *               "item": {
                     *                 "buyer": "BOLT-M8",
                     *                 "supplier": "AC-8801",
                     *                 "gtin": "4006381333931",
                     *                 "description": "Hexagon bolt M8 x 40"
                     *               },
                     *               "quantity": "100",
                     *               "unit": "EA",
                     *               "price": "18.4",
                     *               "deliveryDate": "2026-12-09",
                     *               "acknowledged": "100",
                     *               "shipped": "60",
                     *               "received": "60",
                     *               "billed": "0"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "next": "50"
                     *     }
                     */
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            /** @description A text holds what is no character; The address cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with this key */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The address is too long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description The orders cannot be read just now
             *
             *     The channel is paused
             */
            503: {
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
                /** @description The number of the order */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "number": "P00001",
                     *       "date": "2026-11-20",
                     *       "currency": "EUR",
                     *       "state": "confirmed",
                     *       "open": true,
                     *       "lines": [
                     *         {
                     *           "number": "1",
                     *           "item": {
                     *             "buyer": "BOLT-M8",
                     *             "supplier": "AC-8801",
                     *             "gtin": "4006381333931",
                     *             "description": "Hexagon bolt M8 x 40"
                     *           },
                     *           "quantity": "100",
                     *           "unit": "EA",
                     *           "price": "18.4",
                     *           "deliveryDate": "2026-12-09",
                     *           "acknowledged": "100",
                     *           "shipped": "60",
                     *           "received": "60",
                     *           "billed": "0"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description A text holds what is no character; The address cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed with this key */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The address is too long */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description The orders cannot be read just now
             *
             *     The channel is paused
             */
            503: {
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
