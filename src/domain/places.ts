/** Things found by quarter, unit and indicator. Maps within maps: a joined key would be made anew for every look. */
export class Places<T> {
  readonly #quarters = new Map<string, Map<string, Map<string, T>>>();

  at(indicator: string, unit: string, quarter: string): T | undefined {
    return this.#quarters.get(quarter)?.get(unit)?.get(indicator);
  }

  put(indicator: string, unit: string, quarter: string, thing: T): void {
    let units = this.#quarters.get(quarter);
    if (units === undefined) this.#quarters.set(quarter, (units = new Map<string, Map<string, T>>()));
    let indicators = units.get(unit);
    if (indicators === undefined) units.set(unit, (indicators = new Map<string, T>()));
    indicators.set(indicator, thing);
  }
}
