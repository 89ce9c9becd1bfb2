type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const isObject = (value: unknown): value is Record<string, Json> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether two values of JSON say the same. A missing member says the same as null. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other || (one ?? null) === (other ?? null)) {
    return true;
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => same(item, other[index]));
  }
  return isObject(one) && isObject(other) && [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) => same(one[name], other[name]));
}

/**
 * A merge patch of RFC 7386, except that what null takes away stays there as null, which means the same here.
 * What does not alter keeps its identity.
 */
export function merge<T>(target: T, patch: unknown): T {
  if (!isObject(patch)) {
    return (same(target, patch) ? target : patch) as T;
  }
  const before: Record<string, Json> = isObject(target) ? target : {};
  const after = { ...before };
  let isOther = !isObject(target);
  for (const [name, value] of Object.entries(patch)) {
    const member = merge(Object.hasOwn(before, name) ? before[name] : undefined, value);
    if (member !== before[name] || !Object.hasOwn(before, name)) {
      // An assignment to __proto__ would be none.
      Object.defineProperty(after, name, { value: member ?? null, configurable: true, enumerable: true, writable: true });
      isOther = true;
    }
  }
  return (isOther ? after : target) as T;
}
