// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive.hpp"
#include "indexer/build_report.hpp"
#include "indexer/program/captures.hpp"
#include "schema/failure.hpp"
#include "schema/settings.hpp"

#include <boost/json/array.hpp>

// The two steps of making an index, as the settings ask for them; `watch` repeats what `run` does
// once.
namespace onrecord::indexer::program {

struct Import {
    corpus::ImportReport report;
    boost::json::array captures;  ///< As JSON: what was read of each.
    schema::ExitStatus status = schema::ExitStatus::Done;
};

/// What the settings say about Captures that do not say it themselves, except when they were seen.
corpus::ImportOptions import_options(const schema::Settings& settings);

/// Imports what was found, and prints what was read and what was wrong, except the summary.
Import import_found(const FoundCaptures& captures,
                    corpus::ImportOptions options,
                    const schema::Settings& settings);

/// Builds and publishes; SIGINT and SIGTERM end it in order (Interrupted).
BuildReport build_as_set(const schema::Settings& settings);

/// Prints the summary of an import or a build.
void print_summary(const Import& done, const schema::Settings& settings);
void print_summary(const BuildReport& report, const schema::Settings& settings);

}  // namespace onrecord::indexer::program
