// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

namespace onrecord::schema::vocabulary {

/// A folded name and the code that it means; tables of these are sorted by name, in byte order.
struct NamedCode {
    std::string_view name;
    std::string_view code;
};

/// The code of a folded name, of the table's own lifetime.
inline std::optional<std::string_view> find_code(std::span<const NamedCode> table,
                                                 std::string_view folded) {
    const auto row = std::lower_bound(
        table.begin(), table.end(), folded, [](const NamedCode& named, std::string_view name) {
            return named.name < name;
        });
    if (row == table.end() || row->name != folded) return std::nullopt;
    return row->code;
}

}  // namespace onrecord::schema::vocabulary
