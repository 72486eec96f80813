// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/corrections.hpp"

#include "corpus/annotation/quotes/quote_maker.hpp"
#include "corpus/annotation/speakers/authority.hpp"
#include "schema/failure.hpp"
#include "schema/sha256.hpp"

#include <boost/json.hpp>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

namespace onrecord::corpus {
namespace {

using schema::ExitStatus;
using schema::Failure;

constexpr unsigned file_mode = 0644;

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
    return correction;
}

[[noreturn]] void cannot_write(const std::filesystem::path& file) {
    throw Failure{ExitStatus::CannotWrite,
                  "Cannot write " + file.string() + ": " +
                      std::strerror(errno) +  // NOLINT(concurrency-mt-unsafe): one thread
                      ". Nothing was recorded."};
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

std::vector<Correction> read_corrections(const std::filesystem::path& file) {
    std::vector<Correction> corrections;
    std::ifstream stream{file, std::ios::binary};
    std::string text;
    for (int line = 1; std::getline(stream, text); ++line) {
        if (text.empty()) continue;
        try {
            corrections.push_back(parse_line(text));
        } catch (const std::exception&) {
            throw Failure{ExitStatus::BadData,
                          file.string() + ":" + std::to_string(line) +
                              ": no correction can be read here; mend or remove the line."};
        }
    }
    return corrections;
}

void record_correction(const std::filesystem::path& file, const Correction& correction) {
    const boost::json::object line{
        {"entry", correction.entry},
        {"quote", correction.quote},
        {"speaker", correction.speaker},
        {"who", correction.who},
        {"why", correction.why},
        {"when", schema::to_string(correction.when)},
    };
    const std::string text = boost::json::serialize(line) + "\n";
    const int handle = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, file_mode);
    if (handle < 0) cannot_write(file);
    const bool is_written =
        ::write(handle, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
        ::fsync(handle) == 0;
    const int reason = errno;
    ::close(handle);
    errno = reason;
    if (!is_written) cannot_write(file);
}

bool apply_corrections(const std::vector<Correction>& corrections,
                       const schema::Entry& entry,
                       schema::Annotations& annotations) {
    bool is_changed = false;
    for (const Correction& correction : corrections) {
        if (correction.entry != entry.id) continue;
        for (schema::Quote& quote : annotations.quotes) {
            if (quote.kind == schema::QuoteKind::Reported) continue;
            if (quote_digest(words_of(entry, quote)) != correction.quote) continue;
            quote.speaker = correction.speaker;
            quote.reported_by.clear();
            quote.rule = "correction";
            quote.level = correction.speaker.empty() ? schema::Level::Low : schema::Level::High;
            is_changed = true;
        }
    }
    if (is_changed) annotations.speakers = annotation::speakers_of(annotations.quotes);
    return is_changed;
}

}  // namespace onrecord::corpus
