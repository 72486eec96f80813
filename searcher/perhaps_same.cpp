// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/perhaps_same.hpp"

#include <cstdint>

namespace onrecord::searcher {

bool may_be_same_entry(const schema::Entry& one, const schema::Entry& other) {
    constexpr std::int64_t most_milliseconds = 10 * 60 * 1000;
    if (one.id == other.id || one.outlet != other.outlet || !one.published.is_known() ||
        !other.published.is_known()) {
        return false;
    }
    const std::int64_t apart = one.published.at.milliseconds - other.published.at.milliseconds;
    if (apart > most_milliseconds || -apart > most_milliseconds) return false;
    return one.text == other.text || one.liveblog != other.liveblog;
}

}  // namespace onrecord::searcher
