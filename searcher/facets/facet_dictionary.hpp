// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/field.hpp"
#include "schema/generation.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// The values of each Facet over all Shards of a Generation, and the mapping from each Shard's
// ordinals to them. Dates are counted by month: days are mapped to months here.
namespace onrecord::searcher {

/// A value's number over the whole Generation, values in byte order.
using ValueId = std::uint32_t;
/// For a Shard's value that no shown document has.
inline constexpr ValueId no_value = UINT32_MAX;

struct FacetValues {
    std::vector<std::string> values;
    std::vector<std::string> folded;
    std::vector<std::vector<ValueId>> of_shard;  ///< By Shard, then by ordinal.
};

class FacetDictionary {
public:
    FacetDictionary() = default;
    explicit FacetDictionary(const schema::Generation& generation);
    /// Of a Field whose row says is_facet.
    const FacetValues& facet(schema::FieldId field) const {
        return facets_[static_cast<std::size_t>(field)];
    }

private:
    std::vector<FacetValues> facets_;
};

}  // namespace onrecord::searcher
