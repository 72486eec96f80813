// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/facet_rows.hpp"

#include <algorithm>

namespace onrecord::schema {
namespace {

/// Those with few values first: where 16 bits do not hold them all, the speakers stay out.
constexpr FieldId candidates[] = {
    FieldId::Outlet, FieldId::Topic, FieldId::Country, FieldId::Speaker};

}  // namespace

FacetRows::FacetRows(const FacetColumns& columns) {
    for (const FieldId field : candidates) {
        const std::uint32_t values = columns.facet(field).value_count();
        if (values_ + values + width + 1 > UINT16_MAX) continue;
        facets_.push_back({field, values_});
        values_ += values;
    }
    rows_.reserve(columns.size());
    for (DocId document = 1; document <= columns.size(); ++document) {
        rows_.push_back(make_row(columns, document));
    }
}

FacetRows::Row FacetRows::make_row(const FacetColumns& columns, DocId document) const {
    Row row;
    for (std::size_t place = 0; place < width; ++place) {
        row[place] = static_cast<std::uint16_t>(values_ + place);
    }
    const Row empty = row;
    std::size_t place = 0;
    for (const Facet& facet : facets_) {
        for (const Ordinal ordinal : columns.facet(facet.field).ordinals(document)) {
            if (place == width) {
                Row full = empty;
                full[0] = static_cast<std::uint16_t>(values_ + width);
                return full;
            }
            row[place++] = static_cast<std::uint16_t>(facet.first_number + ordinal);
        }
    }
    return row;
}

void FacetRows::count(const FacetColumns& columns,
                      DocId document,
                      std::span<std::uint32_t> counts) const {
    const Row& row = of(document);
    if (!has_no_room(row)) {
        for (const std::uint16_t number : row) {
            ++counts[number];
        }
        return;
    }
    for (const Facet& facet : facets_) {
        for (const Ordinal ordinal : columns.facet(facet.field).ordinals(document)) {
            ++counts[facet.first_number + ordinal];
        }
    }
}

std::optional<std::uint32_t> FacetRows::first_number(FieldId field) const {
    const auto found = std::ranges::find(facets_, field, &Facet::field);
    if (found == facets_.end()) return std::nullopt;
    return found->first_number;
}

}  // namespace onrecord::schema
