// SPDX-License-Identifier: MIT
import assert from "node:assert/strict";
import { test } from "node:test";

import { coarse, fromMonths, lastOf, nextMonth, periodOf } from "../src/timeline.js";

const bucket = (begin: string, end: string) => ({ begin, end, count: 1, all: 0 });

test("months follow one another over the year", () => {
  assert.equal(nextMonth("2022-01"), "2022-02");
  assert.equal(nextMonth("2022-12"), "2023-01");
});

test("months without entries stand as empty buckets, many months as years", () => {
  const months = fromMonths([{ value: "2022-03", count: 2 }, { value: "2022-01", count: 5 }]);
  assert.deepEqual(months.map(({ begin, count }) => [begin, count]), [["2022-01", 5], ["2022-02", 0], ["2022-03", 2]]);
  const years = fromMonths([{ value: "2002-03", count: 2 }, { value: "2004-01", count: 5 }, { value: "2012-01", count: 1 }]);
  assert.deepEqual(years.map(({ begin }) => begin).slice(0, 3), ["2002", "2003", "2004"]);
  assert.deepEqual(years.map(({ count }) => count).slice(0, 3), [2, 0, 5]);
  assert.deepEqual(fromMonths([]), []);
  assert.deepEqual(fromMonths([{ value: "unknown", count: 3 }]), []);
});

test("a bucket is named as precisely as it is long", () => {
  assert.equal(coarse("2022-01-01T00:00:00Z", "year"), "2022");
  assert.equal(coarse("2022-01-01T00:00:00Z", "month"), "2022-01");
  assert.equal(coarse("2022-01-03T00:00:00Z", "week"), "2022-01-03");
  assert.equal(coarse("2022-01-28T14:00:00Z", "hour"), "2022-01-28T14:00Z");
});

test("a period ends with the last moment of its last bucket", () => {
  assert.equal(lastOf(bucket("2022", "2023")), "2022");
  assert.equal(lastOf(bucket("2022-01-03", "2022-01-10")), "2022-01-09");
  assert.equal(lastOf(bucket("2022-01-28T14:00Z", "2022-01-28T15:00Z")), "2022-01-28T14:59:59Z");
  assert.equal(periodOf(bucket("2022-01", "2022-02"), bucket("2022-01", "2022-02")), "2022-01");
  assert.equal(periodOf(bucket("2022-01", "2022-02"), bucket("2022-03", "2022-04")), "2022-01..2022-03");
});
