// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/facets/facet_counter.hpp"

#include "schema/country.hpp"
#include "schema/topic.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <utility>

namespace onrecord::searcher {
namespace {

using schema::FieldId;

std::set<ValueId> selected_values(const std::vector<Condition>& conditions, FieldId field) {
    std::set<ValueId> selected;
    for (const Condition& condition : conditions) {
        if (condition.field == field) {
            selected.insert(condition.values.begin(), condition.values.end());
        }
    }
    return selected;
}

/// The offsets of a window's documents, which are not none, in a row: matches of rare words lie far
/// apart, and the rows of the next ones are called into the cache before they are read.
class CalledAhead {
public:
    explicit CalledAhead(const Bits& documents) {
        documents.for_each([&](std::uint32_t offset) { offsets_[size_++] = offset; });
        std::fill_n(offsets_.data() + size_, distance, offsets_[size_ - 1]);
    }
    std::size_t size() const { return size_; }
    std::uint32_t offset(std::size_t number) const { return offsets_[number]; }
    /// What is read soon after `number`; near the end the last.
    std::uint32_t ahead(std::size_t number) const { return offsets_[number + distance]; }

private:
    static constexpr std::size_t distance = 12;
    std::array<std::uint32_t, window_documents + distance> offsets_;
    std::size_t size_ = 0;
};

}  // namespace

FacetCounter::FacetCounter(const FacetDictionary& dictionary, const std::vector<FieldId>& facets)
    : dictionary_{&dictionary} {
    for (const FieldId field : facets) {
        const std::size_t values = dictionary.facet(field).values.size();
        facets_.push_back(
            {field, nullptr, {}, std::vector<std::uint64_t>(values), std::nullopt, {}, false});
    }
}

void FacetCounter::begin_shard(const schema::FacetColumns& columns, const schema::FacetRows& rows) {
    rows_ = &rows;
    for (Facet& facet : facets_) {
        facet.column = &columns.facet(facet.field);
        facet.in_shard.assign(facet.column->value_count(), 0);
        facet.first_number = rows.first_number(facet.field);
        facet.own_rows.clear();
        facet.is_known = false;
    }
    in_rows_.assign(facets_.empty() ? 0 : rows.number_count(), 0);
}

void FacetCounter::count_in_column(Facet& facet,
                                   const Window& window,
                                   const Bits& documents,
                                   std::uint32_t one) {
    const schema::FacetColumn column = *facet.column;
    std::uint32_t* const counts = facet.in_shard.data();
    documents.for_each([&](std::uint32_t offset) {
        for (const schema::Ordinal ordinal : column.ordinals(window.first + offset)) {
            counts[ordinal] += one;
        }
    });
}

Bits FacetCounter::count_in_rows(const Window& window,
                                 const Bits& documents,
                                 std::uint32_t one,
                                 std::vector<std::uint32_t>& numbers) const {
    Bits without_room;
    if (documents.is_empty()) return without_room;
    std::uint32_t* const counts = numbers.data();
    const CalledAhead called{documents};
    for (std::size_t i = 0; i < called.size(); ++i) {
        __builtin_prefetch(&rows_->of(window.first + called.ahead(i)));
        const schema::FacetRows::Row& row = rows_->of(window.first + called.offset(i));
        if (rows_->has_no_room(row)) without_room.set(called.offset(i));
        for (const std::uint16_t number : row) {
            counts[number] += one;
        }
    }
    return without_room;
}

void FacetCounter::count_together(const Window& window, const Bits& documents, std::uint32_t one) {
    const Bits without_room = count_in_rows(window, documents, one, in_rows_);
    if (without_room.is_empty()) return;
    for (Facet& facet : facets_) {
        if (facet.first_number && facet.own_rows.empty()) {
            count_in_column(facet, window, without_room, one);
        }
    }
}

void FacetCounter::count(const Window& window, const Bits& matched, const Selection& selection) {
    bool rows_are_due = false;
    for (Facet& facet : facets_) {
        if (facet.is_known) continue;
        if (facet.first_number && !selection.tests(facet.field)) {
            rows_are_due = true;
            continue;
        }
        Bits counted = selection.passing_but(matched, facet.field);
        if (facet.first_number) {
            facet.own_rows.resize(rows_->number_count());
            counted = count_in_rows(window, counted, 1, facet.own_rows);
        }
        count_in_column(facet, window, counted, 1);
    }
    if (rows_are_due) count_together(window, selection.passing(matched), 1);
}

bool FacetCounter::is_of_passing(const Selection& selection) const {
    return std::ranges::all_of(facets_, [&](const Facet& facet) {
        return facet.is_known || !selection.tests(facet.field);
    });
}

bool FacetCounter::is_all_in_rows() const {
    return std::ranges::all_of(facets_,
                               [](const Facet& facet) { return facet.first_number.has_value(); });
}

void FacetCounter::add(const schema::StoredCounts& stored) {
    if (!facets_.empty()) stored.add_to(in_rows_);
}

void FacetCounter::add(const Window& window, const Bits& documents) {
    if (!facets_.empty()) count_together(window, documents, 1);
}

void FacetCounter::take(const Window& window, const Bits& documents) {
    if (!facets_.empty()) count_together(window, documents, ~std::uint32_t{0});
}

void FacetCounter::know(FieldId field, const schema::StoredCounts& stored) {
    for (Facet& facet : facets_) {
        if (facet.field != field || !facet.first_number) continue;
        std::vector<std::uint32_t> numbers(rows_->number_count());
        stored.add_to(numbers);
        const auto first = numbers.begin() + *facet.first_number;
        std::copy_n(first, facet.in_shard.size(), facet.in_shard.begin());
        facet.first_number.reset();
        facet.is_known = true;
    }
}

void FacetCounter::end_shard(std::size_t shard) {
    for (Facet& facet : facets_) {
        const std::vector<ValueId>& ids = dictionary_->facet(facet.field).of_shard[shard];
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (ids[i] == no_value) continue;
            // What is taken may have been added on the other side: only the sum is a count.
            std::uint32_t count = facet.in_shard[i];
            const auto& rows = facet.own_rows.empty() ? in_rows_ : facet.own_rows;
            if (facet.first_number) count += rows[*facet.first_number + i];
            facet.counts[ids[i]] += count;
        }
    }
}

FacetCounts FacetCounter::list(const Facet& facet,
                               const std::vector<Condition>& conditions,
                               std::uint32_t most) const {
    std::vector<ValueId> found;
    for (std::size_t i = 0; i < facet.counts.size(); ++i) {
        if (facet.counts[i] > 0) found.push_back(static_cast<ValueId>(i));
    }
    FacetCounts listed;
    listed.field = facet.field;
    listed.distinct = found.size();
    // ValueIds are in byte order, so equal counts come by value.
    const auto comes_before = [&](ValueId one, ValueId other) {
        return std::pair{facet.counts[other], one} < std::pair{facet.counts[one], other};
    };
    const auto end = found.begin() + std::min<std::ptrdiff_t>(most, std::ssize(found));
    std::ranges::partial_sort(found, end, comes_before);
    std::set<ValueId> selected = selected_values(conditions, facet.field);
    std::vector<ValueId> shown{found.begin(), end};
    for (const ValueId value : selected) {
        if (std::ranges::find(shown, value) == shown.end()) shown.push_back(value);
    }
    std::ranges::sort(shown, comes_before);
    for (const ValueId value : shown) {
        const std::string& text = dictionary_->facet(facet.field).values[value];
        listed.counts.push_back(
            {text, label_of(facet.field, text), facet.counts[value], selected.contains(value)});
    }
    return listed;
}

std::vector<FacetCounts> FacetCounter::list(const std::vector<Condition>& conditions,
                                            std::uint32_t most) const {
    std::vector<FacetCounts> lists;
    for (const Facet& facet : facets_) {
        lists.push_back(list(facet, conditions, most));
    }
    return lists;
}

std::string label_of(FieldId field, const std::string& value) {
    if (field == FieldId::Country || field == FieldId::Focus) {
        return std::string{schema::country_name(value)};
    }
    return field == FieldId::Topic ? std::string{schema::topic_name(value)} : value;
}

}  // namespace onrecord::searcher
