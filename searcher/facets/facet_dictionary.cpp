// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/facets/facet_dictionary.hpp"

#include "schema/analyzer.hpp"

#include <algorithm>

namespace onrecord::searcher {
namespace {

using schema::FieldId;
using schema::Ordinal;

constexpr std::size_t month_length = 7;  // 2022-01

/// What a Shard's value is counted as.
std::string_view counted(FieldId field, std::string_view value) {
    return field == FieldId::Date ? value.substr(0, month_length) : value;
}

std::vector<std::string> all_values(const schema::Generation& generation, FieldId field) {
    std::vector<std::string> values;
    for (const schema::OpenShard& shard : generation.shards()) {
        const schema::FacetColumn& column = shard.facets.facet(field);
        for (const Ordinal ordinal : shown_values(shard.facets, shard.overlay, field))
            values.emplace_back(counted(field, column.value(ordinal)));
    }
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

std::vector<ValueId> ids_of(const schema::FacetColumn& column,
                            FieldId field,
                            const std::vector<std::string>& values) {
    std::vector<ValueId> ids;
    ids.reserve(column.value_count());
    for (Ordinal ordinal = 0; ordinal < column.value_count(); ++ordinal) {
        const std::string_view value = counted(field, column.value(ordinal));
        const auto found = std::ranges::lower_bound(values, value);
        const bool is_shown = found != values.end() && *found == value;
        ids.push_back(is_shown ? static_cast<ValueId>(found - values.begin()) : no_value);
    }
    return ids;
}

FacetValues read(const schema::Generation& generation, FieldId field) {
    FacetValues facet;
    facet.values = all_values(generation, field);
    for (const std::string& value : facet.values) {
        facet.folded.push_back(schema::fold(value));
    }
    for (const schema::OpenShard& shard : generation.shards()) {
        facet.of_shard.push_back(ids_of(shard.facets.facet(field), field, facet.values));
    }
    return facet;
}

}  // namespace

FacetDictionary::FacetDictionary(const schema::Generation& generation) {
    facets_.resize(std::size(schema::fields));
    for (const schema::Field& row : schema::fields) {
        if (row.is_facet) facets_[static_cast<std::size_t>(row.id)] = read(generation, row.id);
    }
}

}  // namespace onrecord::searcher
