// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/intake.hpp"

#include <cstdint>
#include <set>
#include <simdjson.h>
#include <string>

namespace onrecord::corpus::formats {

/// Passes the records of a Capture in the exchange format to its Intake, and warns once about each
/// unknown member.
class JsonRecords {
public:
    explicit JsonRecords(Intake& intake) : intake_{&intake} {}

    /// `number` is the record's order if it has none of its own.
    void take(const simdjson::dom::element& record, const Place& place, std::uint64_t number);

private:
    void warn_of_unknown(const std::string& member, const Place& place);

    Intake* intake_;
    std::set<std::string> unknown_members_;
};

}  // namespace onrecord::corpus::formats
