// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/facet_columns.hpp"
#include "schema/large_pages.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

// The Facets that every search counts, as one row of 16 bytes per document: counting a match then
// touches one cache line instead of two per Facet. Computed from the facet columns, in memory: when
// a Shard's posting column is written (its stored counts are indexed by these numbers) and when a
// Generation is opened for searching.
namespace onrecord::schema {

class FacetRows {
public:
    static constexpr std::size_t width = 8;
    /// Numbers of values. Unused places hold padding numbers above the last value, a different one
    /// for each place, so that counting never increments the same counter twice in succession.
    using Row = std::array<std::uint16_t, width>;

    /// Takes speaker, country, topic and outlet, as long as all their values together fit into 16
    /// bits.
    explicit FacetRows(const FacetColumns& columns);

    /// How many values have numbers. They are numbered from 0.
    std::uint32_t value_count() const { return values_; }
    /// The number of a Facet's first value; empty when the Facet is not in the rows.
    std::optional<std::uint32_t> first_number(FieldId field) const;
    /// How many different numbers a Row may contain, padding included.
    std::size_t number_count() const { return std::size_t{values_} + width + 1; }
    const Row& of(DocId document) const { return rows_[document - 1]; }
    /// True for a document with more values than `width`. Its values must be read from the columns.
    bool has_no_room(const Row& row) const { return row[0] == values_ + width; }

    /// Increments the counter of each value of a document. `counts` has number_count() counters;
    /// those from value_count() on are padding and to be ignored.
    void count(const FacetColumns& columns, DocId document, std::span<std::uint32_t> counts) const;

private:
    struct Facet {
        FieldId field;
        std::uint32_t first_number;
    };
    Row make_row(const FacetColumns& columns, DocId document) const;

    std::vector<Facet> facets_;
    std::uint32_t values_ = 0;  ///< Of all Facets of the rows.
    std::vector<Row, LargePages<Row>> rows_;
};

}  // namespace onrecord::schema
