// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/reports.hpp"

#include "indexer/program/wording.hpp"

#include <boost/json/serialize.hpp>

#include <iostream>

namespace onrecord::indexer::program {
namespace {

std::string counts_in_words(const corpus::ImportCounts& counts) {
    std::string text = grouped(counts.added) + " new";
    if (counts.revised > 0) text += ", " + grouped(counts.revised) + " revised";
    text += ", " + grouped(counts.unchanged) + " unchanged";
    if (counts.rejected > 0) text += ", " + grouped(counts.rejected) + " rejected";
    return text;
}

boost::json::object to_json(const corpus::ImportCounts& counts) {
    return {
        {"found", counts.found},
        {"new", counts.added},
        {"revised", counts.revised},
        {"unchanged", counts.unchanged},
        {"rejected", counts.rejected},
    };
}

std::string nothing_changed(const BuildReport& report) {
    std::string text =
        "Nothing has changed: Generation " + std::to_string(report.generation) + " stays served.";
    if (report.passed_over > 0) {
        text += " The Archive's content is in Generation " + std::to_string(report.passed_over) +
                ", which a rollback passed over; 'onrecord-index rollback --to " +
                std::to_string(report.passed_over) +
                "' serves it again, 'build --force' builds "
                "anew.";
    }
    return text;
}

}  // namespace

std::string in_words(const corpus::ImportReport& report) {
    return counted(report.captures.found, "Capture", "Captures") + " (" +
           counts_in_words(report.captures) + "), " +
           counted(report.entries.found, "Entry", "Entries") + " (" +
           counts_in_words(report.entries) + ").";
}

std::string in_words(const BuildReport& report) {
    if (report.is_unchanged) return nothing_changed(report);
    std::string text = "Generation " + std::to_string(report.generation) +
                       " is served: " + counted(report.entries, "Entry", "Entries") + " in " +
                       counted(report.shards, "Shard", "Shards");
    if (report.reused_shards > 0) text += " (" + grouped(report.reused_shards) + " reused)";
    return text + ", " + bytes_in_words(report.bytes) + ", built in " +
           seconds_in_words(report.seconds) + ".";
}

boost::json::object to_json(const corpus::ImportReport& report) {
    return {
        {"captures", to_json(report.captures)},
        {"entries", to_json(report.entries)},
    };
}

boost::json::object to_json(const BuildReport& report) {
    return {
        {"generation", report.generation},
        {"entries", report.entries},
        {"documents", report.documents},
        {"shards", report.shards},
        {"reused_shards", report.reused_shards},
        {"seconds", report.seconds},
        {"annotation_seconds", report.annotation_seconds},
        {"bytes", report.bytes},
        {"unchanged", report.is_unchanged},
        {"passed_over", report.passed_over},
    };
}

void print_json(std::string_view message_type, const boost::json::object& members) {
    boost::json::object line{{"message_type", message_type}};
    for (const auto& member : members) {
        line.insert(member);
    }
    std::cout << boost::json::serialize(line) << std::endl;
}

}  // namespace onrecord::indexer::program
