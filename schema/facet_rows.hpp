// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/facet_columns.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

// The Facets that every search counts, once more in 16 bytes a document: their ordinals side by
// side, so that a match costs one line of the cache instead of two a Facet. Made from the columns
// when a Shard's posting lists are written, which keep the counts of the commonest terms by these
// numbers, and when a Generation is opened.
namespace onrecord::schema {

class FacetRows {
public:
    static constexpr std::size_t width = 8;
    /// Numbers of values. Behind the last value stand numbers that mean nothing, one a place, so
    /// that filling up a row never counts the same number twice in a row.
    using Row = std::array<std::uint16_t, width>;

    /// Speaker, country, topic and outlet, as far as their values can be told apart by 16 bits.
    explicit FacetRows(const FacetColumns& columns);

    /// How many values have numbers: those from 0 on.
    std::uint32_t value_count() const { return values_; }
    /// The number of a Facet's first value; nothing when it does not stand in the rows.
    std::optional<std::uint32_t> first_number(FieldId field) const;
    /// How many different numbers a Row can have.
    std::size_t number_count() const { return std::size_t{values_} + width + 1; }
    const Row& of(DocId document) const { return rows_[document - 1]; }
    /// A document with more values than have room has no row but this in its first place.
    bool has_no_room(const Row& row) const { return row[0] == values_ + width; }

    /// Adds 1 to the number of each value that a document has. `counts` has number_count() numbers;
    /// those from value_count() on then mean nothing.
    void count(const FacetColumns& columns, DocId document, std::span<std::uint32_t> counts) const;

private:
    struct Facet {
        FieldId field;
        std::uint32_t first_number;
    };
    Row make_row(const FacetColumns& columns, DocId document) const;

    std::vector<Facet> facets_;
    std::uint32_t values_ = 0;  ///< Of all Facets of the rows.
    std::vector<Row> rows_;
};

}  // namespace onrecord::schema
