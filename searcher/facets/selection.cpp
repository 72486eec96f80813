// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/facets/selection.hpp"

#include <algorithm>

namespace onrecord::searcher {

Selection::Selection(const std::vector<Condition>& conditions,
                     const FacetDictionary& dictionary,
                     const schema::FacetColumns& columns,
                     std::size_t shard) {
    for (const Condition& condition : conditions) {
        Test test{condition.field, &columns.facet(condition.field), {}, {}};
        for (const ValueId id : dictionary.facet(condition.field).of_shard[shard]) {
            test.is_wanted.push_back(std::ranges::binary_search(condition.values, id));
        }
        tests_.push_back(std::move(test));
    }
}

bool Selection::tests(schema::FieldId field) const {
    return std::ranges::find(tests_, field, &Test::field) != tests_.end();
}

void Selection::test(const Window& window, const Bits& matched) {
    for (Test& test : tests_) {
        test.passed = Bits::none();
        matched.for_each([&](std::uint32_t offset) {
            for (const schema::Ordinal ordinal : test.column->ordinals(window.first + offset)) {
                if (test.is_wanted[ordinal]) test.passed.set(offset);
            }
        });
    }
}

Bits Selection::passing(const Bits& matched) const {
    Bits left = matched;
    for (const Test& test : tests_) {
        left &= test.passed;
    }
    return left;
}

Bits Selection::passing_but(const Bits& matched, schema::FieldId field) const {
    Bits left = matched;
    for (const Test& test : tests_) {
        if (test.field != field) left &= test.passed;
    }
    return left;
}

}  // namespace onrecord::searcher
