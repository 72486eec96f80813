// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/corrections.hpp"

#include "corpus/annotation/names/authority.hpp"
#include "corpus/annotation/quotes/quote_maker.hpp"
#include "corpus/archive.hpp"
#include "corpus/files/durable_file.hpp"
#include "schema/failure.hpp"
#include "schema/sha256.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <fstream>
#include <system_error>
#include <tuple>
#include <utility>

namespace onrecord::corpus {
namespace {

using schema::ExitStatus;
using schema::Failure;

std::string text_of(const boost::json::object& line, std::string_view key) {
    return std::string{line.at(key).as_string()};
}

Correction parse_line(const std::string& text) {
    const auto line = boost::json::parse(text).as_object();
    Correction correction{text_of(line, "entry"),
                          text_of(line, "quote"),
                          text_of(line, "speaker"),
                          text_of(line, "who"),
                          text_of(line, "why"),
                          {}};
    if (const auto when = schema::parse_time(text_of(line, "when"))) correction.when = when->at;
    // Lines of before kinds were told apart corrected our reading.
    const auto* kind = line.if_contains("kind");
    if (kind != nullptr && kind->as_string() == name_of(schema::CorrectionKind::TheOutlet)) {
        correction.kind = schema::CorrectionKind::TheOutlet;
    }
    correction.is_undo = line.contains("undo");
    return correction;
}

boost::json::object members_of(const Correction& correction) {
    boost::json::object members{
        {"entry", correction.entry},
        {"quote", correction.quote},
        {"speaker", correction.speaker},
        {"who", correction.who},
        {"why", correction.why},
        {"when", schema::to_string(correction.when)},
        {"kind", name_of(correction.kind)},
    };
    if (correction.is_undo) members["undo"] = true;
    return members;
}

constexpr std::size_t check_digits = 16;

/// Says of a line that it is as it was written.
std::string check_of(const boost::json::object& members) {
    return schema::sha256(boost::json::serialize(members)).substr(0, check_digits);
}

/// Why the line cannot be believed; nothing when it can.
std::optional<std::string> complaint_about(const std::string& text, Correction& into) {
    try {
        auto line = boost::json::parse(text).as_object();
        into = parse_line(text);
        const boost::json::value* check = line.if_contains("check");
        if (check == nullptr) return std::nullopt;  // Of before they were written.
        const std::string said{check->as_string()};
        line.erase("check");
        // erase() moves the last member into the gap; "check" is the last.
        if (check_of(line) == said) return std::nullopt;
        return "the line is not as it was written";
    } catch (const std::exception&) {
        return "no correction can be read here";
    }
}

std::string in_words(const std::filesystem::path& file, const DamagedCorrection& damaged) {
    return file.string() + ":" + std::to_string(damaged.line) + ": " + damaged.reason +
           ". Nothing was changed. Set the line aside with: onrecord-index repair --archive " +
           file.parent_path().string();
}

bool ends_in_line_feed(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    stream.seekg(-1, std::ios::end);
    return stream.get() == '\n';
}

}  // namespace

std::string quote_digest(std::string_view words) {
    return schema::sha256(annotation::fold_name(words));
}

std::string_view words_of(const schema::Entry& entry, const schema::Quote& quote) {
    const std::string& text = quote.where == schema::Where::Title ? entry.title : entry.text;
    return std::string_view{text}.substr(quote.span.begin, quote.span.length());
}

std::filesystem::path corrections_file(const std::filesystem::path& archive) {
    return archive / "corrections.jsonl";
}

CorrectionsFile scan_corrections(const std::filesystem::path& file) {
    CorrectionsFile scanned;
    std::ifstream stream{file, std::ios::binary};
    std::string text;
    for (std::size_t line = 1; std::getline(stream, text); ++line) {
        const bool is_ended = !stream.eof();
        // As an editor of another system leaves it.
        if (text.ends_with('\r')) text.pop_back();
        if (text.empty()) continue;
        Correction correction;
        auto complaint = complaint_about(text, correction);
        if (complaint && !is_ended) {
            scanned.torn = text;
        } else if (complaint) {
            scanned.damaged.push_back({line, text, std::move(*complaint)});
        } else {
            scanned.corrections.push_back(std::move(correction));
            scanned.lines.push_back(text);
        }
    }
    return scanned;
}

void require_sound(const std::filesystem::path& file, const CorrectionsFile& scanned) {
    if (scanned.damaged.empty()) return;
    throw Failure{ExitStatus::BadData, in_words(file, scanned.damaged.front())};
}

std::vector<Correction> read_corrections(const std::filesystem::path& file) {
    CorrectionsFile scanned = scan_corrections(file);
    require_sound(file, scanned);
    return std::move(scanned.corrections);
}

std::optional<std::filesystem::path> set_aside_torn(const std::filesystem::path& file) {
    const std::string torn = scan_corrections(file).torn;
    if (torn.empty()) return std::nullopt;
    const std::filesystem::path folder = file.parent_path() / "aside";
    files::make_folders(folder);
    // Named by content: the same end, met again after a kill, is kept once.
    constexpr std::size_t digits = 12;
    const auto copy =
        folder / (file.filename().string() + ".torn-" + schema::sha256(torn).substr(0, digits));
    files::replace_file(copy, torn);
    files::AppendFile{file, std::filesystem::file_size(file) - torn.size()}.flush();
    return copy;
}

void append_correction(const std::filesystem::path& file, std::string_view line) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    files::AppendFile out{file, error ? 0 : size};
    // A line feed may be all that a crash took.
    const std::string feed = !error && size > 0 && !ends_in_line_feed(file) ? "\n" : "";
    out.append(feed + std::string{line} + "\n");
    out.flush();
}

void record_correction(const std::filesystem::path& file, const Correction& correction) {
    boost::json::object line = members_of(correction);
    line["check"] = check_of(members_of(correction));
    Archive::open_for_import(file.parent_path()).record(boost::json::serialize(line));
}

StandingCorrections::StandingCorrections(const std::vector<Correction>& corrections) {
    for (const Correction& correction : corrections) {
        auto& of_entry = by_entry_[correction.entry];
        if (correction.is_undo) {
            of_entry.erase(correction.quote);
        } else {
            of_entry.insert_or_assign(correction.quote, correction);
        }
    }
    std::erase_if(by_entry_, [](const auto& one) { return one.second.empty(); });
}

const Correction* StandingCorrections::find(std::string_view entry, std::string_view quote) const {
    const auto of_entry = by_entry_.find(std::string{entry});
    if (of_entry == by_entry_.end()) return nullptr;
    const auto found = of_entry->second.find(quote);
    return found == of_entry->second.end() ? nullptr : &found->second;
}

bool StandingCorrections::has_any(std::string_view entry) const {
    return by_entry_.contains(std::string{entry});
}

std::vector<Correction> StandingCorrections::all() const {
    std::vector<Correction> all;
    for (const auto& [entry, quotes] : by_entry_) {
        for (const auto& [quote, correction] : quotes)
            all.push_back(correction);
    }
    std::ranges::sort(
        all, {}, [](const Correction& one) { return std::tie(one.entry, one.quote); });
    return all;
}

bool apply_corrections(const StandingCorrections& corrections,
                       const schema::Entry& entry,
                       schema::Annotations& annotations) {
    if (!corrections.has_any(entry.id)) return false;
    bool is_changed = false;
    for (schema::Quote& quote : annotations.quotes) {
        if (quote.kind == schema::QuoteKind::Reported) continue;
        const Correction* correction =
            corrections.find(entry.id, quote_digest(words_of(entry, quote)));
        if (correction == nullptr) continue;
        is_changed = true;
        quote.correction = {correction->kind,
                            correction->speaker,
                            quote.speaker,
                            correction->who,
                            correction->why,
                            correction->when};
        if (correction->kind == schema::CorrectionKind::TheOutlet) continue;
        quote.speaker = correction->speaker;
        quote.reported_by.clear();
        quote.rule = "correction";
        quote.level = correction->speaker.empty() ? schema::Level::Low : schema::Level::High;
    }
    if (is_changed) annotations.speakers = annotation::speakers_of(annotations.quotes);
    return is_changed;
}

}  // namespace onrecord::corpus
