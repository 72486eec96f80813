// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive.hpp"
#include "indexer/build_report.hpp"

#include <boost/json/object.hpp>

#include <string>
#include <string_view>

// Reports as people and as programs read them.
namespace onrecord::indexer::program {

std::string in_words(const corpus::ImportReport& report);
std::string in_words(const BuildReport& report);

/// `captures` and `entries`, each with `found`, `new`, `revised`, `unchanged`, `rejected`.
boost::json::object to_json(const corpus::ImportReport& report);
/// `generation`, `entries`, `shards`, `seconds`, `bytes` and more.
boost::json::object to_json(const BuildReport& report);

/// Prints one JSON object a line on stdout, with its kind as `message_type` before the rest. The
/// last line of every command is a `summary`.
void print_json(std::string_view message_type, const boost::json::object& members);

}  // namespace onrecord::indexer::program
