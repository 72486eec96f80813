// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive.hpp"
#include "indexer/build_report.hpp"

#include <boost/json/object.hpp>

#include <iosfwd>
#include <string>
#include <string_view>

// Reports for people and for programs.
namespace onrecord::indexer::program {

std::string in_words(const corpus::ImportReport& report);
std::string in_words(const BuildReport& report);

/// `captures` and `entries`, each with `found`, `new`, `revised`, `unchanged`, `rejected`;
/// `reading`.
boost::json::object to_json(const corpus::ImportReport& report);
boost::json::object to_json(const corpus::ImportCounts& counts);
/// `generation`, `entries`, `shards`, `seconds`, `bytes` and more.
boost::json::object to_json(const BuildReport& report);

/// The report on one Capture, in lines: how it was read, what was imported, what is doubtful and
/// what to do.
std::string in_words(const corpus::CaptureReport& capture);
/// `reader`, `with_own_time`, `with_title`, `with_byline`, `with_paragraphs`, `set_aside`,
/// `page_share` (null where there is no page), `doubts` and `time_doubts` by name.
boost::json::object to_json(const corpus::ReadingAccount& account);
/// `file`, `format`, `sha256`, `seen`, `entries`, `rejected`, `problems`, `reading`.
boost::json::object to_json(const corpus::CaptureReport& capture);

/// Prints Problems for people: ten of each kind, the rest only counted.
void print_problems(const corpus::CaptureReport& capture, std::ostream& out);
/// One Problem as a JSON line.
void print_json(const schema::Problem& problem);

/// Prints one JSON object per line on stdout, with its kind as `message_type` before the rest. The
/// last line of every command is a `summary`.
void print_json(std::string_view message_type, const boost::json::object& members);

}  // namespace onrecord::indexer::program
