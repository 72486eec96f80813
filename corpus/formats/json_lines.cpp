// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/json_lines.hpp"

#include "corpus/files/utf8.hpp"
#include "corpus/formats/api/api_reading.hpp"
#include "corpus/formats/json_records.hpp"

#include <new>
#include <optional>
#include <simdjson.h>
#include <utility>

namespace onrecord::corpus::formats {
namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string_view trim(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

std::string_view without_mark(std::string_view text) {
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    return text;
}

bool is_named_json_lines(std::string_view file_name) {
    return file_name.ends_with(".jsonl") || file_name.ends_with(".ndjson");
}

/// What simdjson found wrong, in words.
std::string describe(simdjson::error_code error, const ReadLimits& limits) {
    switch (error) {
        case simdjson::DEPTH_ERROR:
            return "The JSON is nested deeper than " + std::to_string(limits.nesting_depth) +
                   " levels; an entry needs three.";
        case simdjson::STRING_ERROR:
            return "A JSON string has a wrong escape (half of a surrogate pair, perhaps).";
        case simdjson::UNCLOSED_STRING:
        case simdjson::UNESCAPED_CHARS:
            return "A JSON string is not closed or has an unescaped control character; an entry "
                   "must stand on one line.";
        default:
            return "This line is not a JSON object (" +
                   std::string{simdjson::error_message(error)} + ").";
    }
}

/// Reads the lines of one Capture.
class LinesReading {
public:
    explicit LinesReading(Intake& intake) : intake_{&intake}, records_{intake} {
        constexpr std::size_t first_capacity = 1U << 20U;
        const int depth = intake.limits().nesting_depth;
        const auto depth_limit = static_cast<std::size_t>(depth);
        if (parser_.allocate(first_capacity, depth_limit) != simdjson::SUCCESS) {
            throw std::bad_alloc{};
        }
    }

    void read(const files::Line& line) {
        place_ = Place{line.number, {}};
        if (line.is_too_long) {
            return intake_->reject("The line is longer than " +
                                       std::to_string(intake_->limits().record_bytes) +
                                       " bytes and was passed over; one entry must be shorter.",
                                   place_);
        }
        const std::string_view text = trim(line.number == 1 ? without_mark(line.text) : line.text);
        if (!text.empty()) read_record(text);
    }

    void finish() {
        if (api_) api_->finish();
    }

private:
    void read_record(std::string_view text) {
        simdjson::dom::element record;
        auto error = parse(text, record);
        files::Utf8Repair repair;
        if (error == simdjson::UTF8_ERROR) {
            repair = files::repair_utf8(text);
            error = parse(repair.text, record);
        }
        if (error != simdjson::SUCCESS) {
            return intake_->reject(describe(error, intake_->limits()), place_);
        }
        if (repair.replaced > 0) complain_of_replaced(repair.replaced);
        if (!std::exchange(is_form_known_, true)) begin_form(record);
        if (api_) return api_->read(record, place_);
        records_.take(record, place_, *place_.line);
    }

    /// All lines of a file are of one form; the first tells which.
    void begin_form(const simdjson::dom::element& record) {
        if (const api::Form* form = api::find_form(record)) api_.emplace(*form, *intake_);
    }

    simdjson::error_code parse(std::string_view text, simdjson::dom::element& record) {
        return parser_.parse(text.data(), text.size()).get(record);
    }

    void complain_of_replaced(std::size_t bytes) {
        intake_->complain(
            std::to_string(bytes) +
                " bytes are not UTF-8; the entry was kept with U+FFFD in their place. "
                "Convert the file with iconv and import it again.",
            place_);
    }

    Intake* intake_;
    simdjson::dom::parser parser_;
    JsonRecords records_;
    std::optional<api::ApiReading> api_;  ///< Where the lines are another system's.
    bool is_form_known_ = false;
    Place place_;
};

}  // namespace

bool JsonLines::fits(const Head& head) const {
    std::string_view text = trim(without_mark(head.bytes));
    if (text.starts_with('{')) return true;
    return is_named_json_lines(head.file_name) && text.find("\n{") != std::string_view::npos;
}

void JsonLines::read(files::LineReader& capture, Intake& intake) const {
    LinesReading reading{intake};
    while (const auto line = capture.next()) {
        reading.read(*line);
    }
    reading.finish();
}

}  // namespace onrecord::corpus::formats
