// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/reports.hpp"

#include "indexer/program/wording.hpp"

#include <boost/json/serialize.hpp>

#include <iostream>
#include <map>
#include <utility>

namespace onrecord::indexer::program {
namespace {

std::string counts_in_words(const corpus::ImportCounts& counts) {
    std::string text = grouped(counts.added) + " new";
    if (counts.revised > 0) text += ", " + grouped(counts.revised) + " revised";
    text += ", " + grouped(counts.unchanged) + " unchanged";
    if (counts.rejected > 0) text += ", " + grouped(counts.rejected) + " rejected";
    return text;
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

/// `all with a byline`, `3 with a byline`.
std::string part_in_words(std::uint64_t part, std::uint64_t all, std::string_view what) {
    if (part == all) return "all with " + std::string{what};
    if (part == 0) return "none with " + std::string{what};
    return grouped(part) + " with " + std::string{what};
}

std::string share_in_words(const corpus::ReadingAccount& account) {
    if (account.shown_bytes == 0) return {};
    const std::uint64_t percent = account.taken_bytes * 100 / account.shown_bytes;
    return "; " + std::to_string(percent) + " % of the words shown came in";
}

std::string doubts_in_words(const corpus::ReadingAccount& account) {
    std::string text;
    for (const corpus::DoubtRow& row : corpus::doubt_rows) {
        const std::uint64_t count = account.doubted.at(static_cast<std::size_t>(row.doubt));
        if (count == 0) continue;
        text += "\n  " + counted(count, row.one, row.many) + ": " + std::string{row.way_out} + ".";
    }
    for (std::size_t at = 1; at < account.doubted_times.size(); ++at) {
        const std::uint64_t count = account.doubted_times.at(at);
        if (count == 0) continue;
        text += "\n  " + counted(count, "time proves", "times prove") +
                " nothing: " + std::string{schema::describe(static_cast<schema::TimeDoubt>(at))} +
                ".";
    }
    return text;
}

std::string account_in_words(const corpus::ReadingAccount& account) {
    if (account.entries == 0) return {};
    std::string text =
        "\n  Of the " + counted(account.entries, "Entry", "Entries") + " read, " +
        part_in_words(account.with_own_time, account.entries, "a time of their own") + ", " +
        part_in_words(account.with_paragraphs, account.entries, "paragraphs") + ", " +
        part_in_words(account.with_byline, account.entries, "a byline") + ", " +
        part_in_words(account.with_title, account.entries, "a title");
    if (account.set_aside > 0) {
        text += "; " + counted(account.set_aside, "piece", "pieces") + " set aside";
    }
    return text + share_in_words(account) + "." + doubts_in_words(account);
}

/// An unchanged Capture that adds evidence is distinguished from one that was imported before.
std::string sightings_in_words(const corpus::ImportReport& report) {
    std::string text;
    if (report.seen_again > 0) {
        text += "\n  " + counted(report.seen_again, "Capture", "Captures") +
                " with no new words: recorded all the same, for what stood at " +
                (report.seen_again == 1 ? "its moment." : "their moments.");
    }
    const std::uint64_t known = report.captures.unchanged - report.seen_again;
    if (known > 0) {
        text += "\n  " + counted(known, "Capture", "Captures") +
                " imported before with the same moment: nothing was recorded.";
    }
    return text;
}

/// A Problem's sentence without what differs between two of one kind: numbers and quoted words.
std::string kind_of(std::string_view reason) {
    std::string kind;
    bool is_quoted = false;
    for (const char letter : reason) {
        if (letter == '\'') is_quoted = !is_quoted;
        const bool is_digit = letter >= '0' && letter <= '9';
        if (!is_quoted && !is_digit && letter != ',') kind += letter;
    }
    return kind;
}

std::string_view name_of(schema::Severity severity) {
    return severity == schema::Severity::Error ? "error" : "warning";
}

}  // namespace

boost::json::object to_json(const corpus::ImportCounts& counts) {
    return {
        {"found", counts.found},
        {"new", counts.added},
        {"revised", counts.revised},
        {"unchanged", counts.unchanged},
        {"rejected", counts.rejected},
    };
}

std::string in_words(const corpus::CaptureReport& capture) {
    std::string text = capture.file.string() + ": ";
    text += capture.format.empty() ? "read as nothing" : "read as " + capture.format;
    if (!capture.account.reader.empty()) text += " (" + capture.account.reader + ")";
    text += ": " + counted(capture.entries, "Entry", "Entries");
    if (capture.rejected > 0) text += ", " + grouped(capture.rejected) + " rejected";
    return text + "." + account_in_words(capture.account);
}

boost::json::object to_json(const corpus::ReadingAccount& account) {
    boost::json::object doubts;
    for (const corpus::DoubtRow& row : corpus::doubt_rows) {
        const std::uint64_t count = account.doubted.at(static_cast<std::size_t>(row.doubt));
        if (count > 0) doubts[row.name] = count;
    }
    boost::json::object times;
    for (std::size_t at = 1; at < account.doubted_times.size(); ++at) {
        const std::uint64_t count = account.doubted_times.at(at);
        if (count > 0) times[schema::name_of(static_cast<schema::TimeDoubt>(at))] = count;
    }
    boost::json::object made{
        {"reader", account.reader},
        {"with_own_time", account.with_own_time},
        {"with_title", account.with_title},
        {"with_byline", account.with_byline},
        {"with_paragraphs", account.with_paragraphs},
        {"set_aside", account.set_aside},
        {"page_share", nullptr},
        {"doubts", std::move(doubts)},
        {"time_doubts", std::move(times)},
    };
    if (account.shown_bytes > 0) {
        made["page_share"] =
            static_cast<double>(account.taken_bytes) / static_cast<double>(account.shown_bytes);
    }
    return made;
}

boost::json::object to_json(const corpus::CaptureReport& capture) {
    return {
        {"file", capture.file.string()},
        {"format", capture.format},
        {"sha256", capture.sha256},
        {"seen", schema::to_string(capture.seen)},
        {"entries", capture.entries},
        {"rejected", capture.rejected},
        {"problems", capture.problem_count},
        {"reading", to_json(capture.account)},
    };
}

void print_json(const schema::Problem& problem) {
    boost::json::object line{
        {"place", problem.place},
        {"reason", problem.reason},
        {"severity", name_of(problem.severity)},
    };
    if (problem.offset_bytes) line["offset_bytes"] = *problem.offset_bytes;
    print_json("problem", line);
}

void print_problems(const corpus::CaptureReport& capture, std::ostream& out) {
    constexpr std::uint64_t shown_of_a_kind = 10;
    std::map<std::string, std::uint64_t> seen;
    std::uint64_t untold = capture.problem_count - capture.problems.size();
    for (const schema::Problem& problem : capture.problems) {
        if (++seen[kind_of(problem.reason)] > shown_of_a_kind) {
            ++untold;
            continue;
        }
        out << problem.place << ": "
            << (problem.severity == schema::Severity::Warning ? "warning: " : "") << problem.reason
            << '\n';
    }
    if (untold > 0) {
        out << capture.file.string() << ": " << grouped(untold) << " more Problems like these\n";
    }
}

std::string in_words(const corpus::ImportReport& report) {
    return counted(report.captures.found, "Capture", "Captures") + " (" +
           counts_in_words(report.captures) + "), " +
           counted(report.entries.found, "Entry", "Entries") + " (" +
           counts_in_words(report.entries) + ")." + sightings_in_words(report) +
           account_in_words(report.account);
}

std::string in_words(const BuildReport& report) {
    if (report.is_unchanged) return nothing_changed(report);
    std::string text =
        report.healed.empty()
            ? std::string{}
            : "What was served could not go on, and was built anew: " + report.healed + "\n";
    text += "Generation " + std::to_string(report.generation) +
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
        {"seen_again", report.seen_again},
        {"reading", to_json(report.account)},
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
        {"healed", report.healed},
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
