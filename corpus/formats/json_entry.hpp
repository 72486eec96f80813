// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/intake.hpp"

#include <simdjson.h>
#include <string>
#include <vector>

namespace onrecord::corpus::formats {

/// One record of the exchange format.
struct JsonEntry {
    schema::Entry entry;
    Origin origin;
    bool has_order = false;
    std::vector<std::string> unknown_members;
    std::vector<std::string> warnings;
};

/// Reads one record; the Problem names the member that has the wrong type or form.
schema::Result<JsonEntry> read_json_entry(const simdjson::dom::element& record);

}  // namespace onrecord::corpus::formats
