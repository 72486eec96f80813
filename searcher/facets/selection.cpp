// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/facets/selection.hpp"

#include "schema/document.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace onrecord::searcher {
namespace {

/// More values than this are looked up in the column.
constexpr std::size_t most_lists = 64;

/// The terms of what is chosen, once each: values that are the same when folded have one.
std::set<std::string> chosen_terms(const Condition& condition, const FacetValues& values) {
    std::set<std::string> terms;
    for (const ValueId value : condition.values) {
        terms.insert(schema::boolean_term(condition.field, values.values[value]));
    }
    return terms;
}

void test_by_column(const schema::FacetColumn& column,
                    const std::vector<bool>& is_wanted,
                    const Window& window,
                    const Bits& matched,
                    Bits& passed) {
    matched.for_each([&](std::uint32_t offset) {
        for (const schema::Ordinal ordinal : column.ordinals(window.first + offset)) {
            if (is_wanted[ordinal]) passed.set(offset);
        }
    });
}

}  // namespace

Selection::Test Selection::make_test(const Condition& condition,
                                     const FacetValues& values,
                                     const schema::OpenShard& shard,
                                     std::size_t index) {
    Test test{condition.field, nullptr, {}, {}, {}};
    // Of the time published the days are terms, and the months are what is counted and chosen.
    if (condition.field != schema::FieldId::Date && condition.values.size() <= most_lists) {
        for (const std::string& term : chosen_terms(condition, values)) {
            const schema::PostingList list = shard.postings.find(term);
            if (list.size() > 0) test.lists.push_back(std::make_unique<ListCursor>(list));
        }
        return test;
    }
    test.column = &shard.facets.facet(condition.field);
    for (const ValueId id : values.of_shard[index]) {
        test.is_wanted.push_back(std::ranges::binary_search(condition.values, id));
    }
    return test;
}

Selection::Selection(const std::vector<Condition>& conditions,
                     const FacetDictionary& dictionary,
                     const schema::OpenShard& shard,
                     std::size_t index) {
    for (const Condition& condition : conditions) {
        tests_.push_back(make_test(condition, dictionary.facet(condition.field), shard, index));
    }
}

bool Selection::tests(schema::FieldId field) const {
    return std::ranges::find(tests_, field, &Test::field) != tests_.end();
}

bool Selection::is_by_lists() const {
    return !tests_.empty() &&
           std::ranges::all_of(tests_, [](const Test& test) { return test.column == nullptr; });
}

void Selection::test(const Window& window, const Bits& matched) {
    for (Test& test : tests_) {
        test.passed = Bits::none();
        if (test.column != nullptr) {
            test_by_column(*test.column, test.is_wanted, window, matched, test.passed);
        }
        for (const auto& list : test.lists) {
            list->find(window, matched, test.passed);
        }
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
