// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/json_records.hpp"

#include "corpus/formats/json_entry.hpp"

#include <utility>

namespace onrecord::corpus::formats {

void JsonRecords::take(const simdjson::dom::element& record,
                       const Place& place,
                       std::uint64_t number) {
    auto read = read_json_entry(record);
    if (!read) return intake_->reject(std::move(read.error().reason), place);
    for (const std::string& member : read->unknown_members) {
        warn_of_unknown(member, place);
    }
    for (std::string& warning : read->warnings) {
        intake_->warn(std::move(warning), place);
    }
    if (!read->has_order) read->entry.order = static_cast<std::int64_t>(number);
    read->origin.place = place;
    intake_->accept(std::move(read->entry), read->origin);
}

void JsonRecords::warn_of_unknown(const std::string& member, const Place& place) {
    constexpr std::size_t warned_members = 20;
    if (unknown_members_.size() >= warned_members) return;
    if (!unknown_members_.insert(member).second) return;
    intake_->warn("The member '" + member +
                      "' is not part of the exchange format and was ignored, here and in "
                      "every record (docs/exchange-format.md has the list).",
                  place);
}

}  // namespace onrecord::corpus::formats
