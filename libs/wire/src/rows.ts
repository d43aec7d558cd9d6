// Types of rows. A message that takes a list of fields gives rows of just those: these types lead from the list, as far as
// the compiler knows it, to the row. Nothing here exists at run time.

declare const every: unique symbol;

/** Stands for the list that was not given: all fields are meant. */
export type Every<Name> = readonly Name[] & {
  /** Never there at run time. */
  readonly [every]: true;
};

/** A name that is certain: none where it may be one of several. */
type Certain<Name, Whole = Name> = Name extends unknown ? ([Whole] extends [Name] ? Name : never) : never;

/** The names that lead a list and are certain. Of a list of unknown length none is: it may be empty. */
type Leading<Names, Found = never> = Names extends readonly [infer First, ...infer Rest]
  ? Leading<Rest, Found | Certain<First>>
  : Found;

/** The names that a list holds in any case. */
type Sure<Names extends readonly unknown[]> = Names extends { readonly [every]: true }
  ? Names[number]
  : Leading<Names>;

/** What stands under a name: octets where the raw list has it, which wins. */
type Cell<
  Fields,
  Name extends keyof Fields,
  Names extends readonly unknown[],
  Raw extends readonly unknown[],
> =
  Name extends Sure<Raw>
    ? Uint8Array | null
    :
        | (Name extends Names[number] ? Fields[Name] : never)
        | (Name extends Raw[number] ? Uint8Array | null : never);

/**
 * A row of a record: those fields that the lists name. What a list only may name, because it is put together while the program
 * runs, may be missing. `Raw` lists the fields that come as octets. Of several records or lists, several rows.
 */
export type Row<
  Fields,
  Names extends readonly PropertyKey[],
  Raw extends readonly PropertyKey[] = readonly [],
> = Fields extends unknown
  ? Names extends unknown
    ? Raw extends unknown
      ? {
          [Name in keyof Fields as Name extends Sure<Names> | Sure<Raw> ? Name : never]: Cell<
            Fields,
            Name,
            Names,
            Raw
          >;
        } & {
          [Name in keyof Fields as Name extends Sure<Names> | Sure<Raw>
            ? never
            : Name extends Names[number] | Raw[number]
              ? Name
              : never]?: Cell<Fields, Name, Names, Raw>;
        } extends infer Whole
        ? { [Name in keyof Whole]: Whole[Name] }
        : never
      : never
    : never
  : never;

/** The names that are under every one of some keys: of a key that is only known to be one of several, what all have. */
export type Shared<Names, Key extends keyof Names> = {
  [One in Key]: (name: Names[One]) => void;
}[Key] extends (name: infer Common) => void
  ? Extract<Names[Key], Common>
  : never;

/** How a message's result follows from its parameters: a function on types, that reads `this['params']`. */
export interface ResultRule {
  /** What the message is given. */
  readonly params?: unknown;
  /** What that has to be besides, where the parameters depend on each other. */
  readonly takes?: unknown;
  /** What the message gives for it. */
  readonly result: unknown;
}

/**
 * What a parameter was given; `Absent` where it was not, and both where it may not have been. `Kind` where nothing is known of
 * the parameters.
 */
export type Given<Params, Name extends PropertyKey, Kind, Absent> = string extends keyof Params
  ? Kind
  : Params extends { readonly [N in Name]: infer Value }
    ? Value extends Kind
      ? Value
      : Absent
    : Params extends { readonly [N in Name]?: infer Value }
      ? (Value extends Kind ? Value : Absent) | Absent
      : Absent;

/** A rule that has been given parameters. */
export interface AskedWith<Asked> {
  /** The parameters. */
  readonly params: Asked;
}

/** What a message with such a rule can be given; without a rule its parameters as they are. */
export type ParamsBy<Rule, Params, Asked> = Rule extends ResultRule
  ? Asked &
      (Rule & AskedWith<Asked>)['takes'] & {
        readonly [Name in Exclude<keyof Asked, keyof Params>]: never;
      }
  : Params;

/** What a message with such a rule gives for such parameters; without a rule its result as it is. */
export type ResultBy<Rule, Result, Asked> = Rule extends ResultRule
  ? (Rule & AskedWith<Asked>)['result']
  : Result;
