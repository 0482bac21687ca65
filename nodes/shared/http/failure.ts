/** Why a request or a handshake gave no usable answer; the same for the REST API, the LiveAPI and intakes. */
export type Failure =
	| {
			kind: 'status';
			status: number;
			retryAfter?: string;
			/** In milliseconds since 1970 */
			retryAt?: number;
			/** Only for 404: SEKOIA.IO itself says that there is no such object, and not a proxy or another server that there is no such path */
			isObjectMissing?: true;
	  }
	/** `code` is Node's error code */
	| { kind: 'network'; code: string }
	/** A success by its status but not by its content, such as the web page of a proxy */
	| { kind: 'content' };

/** Network failures that another try cannot heal: the server's certificate or protocol is wrong. */
const TLS_CODES = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|^ERR_TLS|^ERR_SSL|^EPROTO$|ALTNAME/;

/** Whether a network failure is one of TLS. @param code Node's error code */
export const isTlsFailure = (code: string): boolean => TLS_CODES.test(code);

/** Whether the same may work later without anybody doing something. */
export function isPassing(failure: Failure): boolean {
	switch (failure.kind) {
		case 'status':
			return failure.status >= 500 || failure.status === 429;
		case 'network':
			return !isTlsFailure(failure.code);
		case 'content':
			return true;
	}
}

/** Whether the API key is not accepted, which only a person can mend. */
export const isRefusal = (failure: Failure): boolean =>
	failure.kind === 'status' && (failure.status === 401 || failure.status === 403);
