/** Repeatable pseudo-random values: the same seed gives the same world (mulberry32). */
export class Random {
	private state: number;

	constructor(seed: number) {
		this.state = seed >>> 0;
	}

	/** 32 unsigned random bits. */
	bits(): number {
		this.state = (this.state + 0x6d2b79f5) >>> 0;
		let mixed = this.state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return (mixed ^ (mixed >>> 14)) >>> 0;
	}

	/** An integer from `min` to `max`, both included. */
	int(min: number, max: number): number {
		return min + (this.bits() % (max - min + 1));
	}

	chance(probability: number): boolean {
		return this.bits() < probability * 0x1_0000_0000;
	}

	pick<T>(values: readonly T[]): T {
		return pickBy(values, this.bits());
	}

	uuid(): string {
		return uuidFromHex(this.hex(8) + this.hex(8) + this.hex(8) + this.hex(8));
	}

	/** Short ids of the platform: two letters, then ten letters or digits. */
	shortId(prefix: 'AL' | 'CA'): string {
		let id: string = prefix;
		for (let i = 0; i < 10; i++) id += this.pick(SHORT_ID_CHARACTERS);
		return id;
	}

	hex(length: number): string {
		return this.bits().toString(16).padStart(8, '0').slice(0, length);
	}
}

/** A version 4 UUID made of 32 hexadecimal digits; further ones are ignored. */
export function uuidFromHex(hex: string): string {
	const [variant, end] = [`a${hex.slice(17, 20)}`, hex.slice(20, 32)];
	return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, variant, end].join('-');
}

/** One of the values, chosen by these bits; there must be at least one. */
export function pickBy<T>(values: readonly T[], bits: number): T {
	return values[bits % values.length] as T;
}

const SHORT_ID_CHARACTERS = [...'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789'];
