// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/csv.hpp"

#include <algorithm>

namespace onrecord::searcher {
namespace {

char separator_of(std::string_view text) {
    bool in_marks = false;
    for (const char c : text) {
        if (c == '"') in_marks = !in_marks;
        if (in_marks) continue;
        if (c == ',' || c == ';' || c == '\t') return c;
        if (c == '\n') break;
    }
    return ',';
}

class CsvReading {
public:
    explicit CsvReading(std::string_view text) : text_{text}, separator_{separator_of(text)} {}

    std::vector<CsvRow> read() {
        while (at_ < text_.size()) {
            take(text_[at_]);
        }
        if (!is_empty()) end_row();
        return std::move(rows_);
    }

private:
    void take(char c) {
        ++at_;
        if (c == '\n') ++line_;
        if (in_marks_) {
            take_marked(c);
        } else if (c == '"' && cell_.empty()) {
            in_marks_ = had_marks_ = true;
        } else if (c == separator_) {
            end_cell();
        } else if (c == '\n') {
            if (!is_empty()) end_row();
            row_.line = line_;
        } else if (c != '\r') {
            cell_ += c;
        }
    }

    void take_marked(char c) {
        if (c != '"') {
            cell_ += c;
        } else if (at_ < text_.size() && text_[at_] == '"') {
            cell_ += '"';
            ++at_;
        } else {
            in_marks_ = false;
        }
    }

    bool is_empty() const { return cell_.empty() && row_.cells.empty() && !had_marks_; }

    void end_cell() {
        row_.cells.push_back(std::move(cell_));
        cell_.clear();
        had_marks_ = false;
    }

    void end_row() {
        end_cell();
        rows_.push_back(std::move(row_));
        row_ = {};
    }

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    bool in_marks_ = false;
    bool had_marks_ = false;
    std::string cell_;
    CsvRow row_;
    std::vector<CsvRow> rows_;
};

/// What Excel, LibreOffice and Google's tables execute, also behind blanks.
bool begins_formula(std::string_view cell) {
    const std::size_t at = cell.find_first_not_of(" \t\r\n");
    const std::string_view rest =
        at == std::string_view::npos ? std::string_view{} : cell.substr(at);
    constexpr std::string_view signs[] = {"=",
                                          "+",
                                          "-",
                                          "@",
                                          "|",
                                          "%",
                                          "\xEF\xBC\x9D",
                                          "\xEF\xBC\x8B",
                                          "\xEF\xBC\x8D",
                                          "\xEF\xBC\xA0"};
    return std::ranges::any_of(signs,
                               [rest](std::string_view sign) { return rest.starts_with(sign); }) ||
           cell.starts_with('\t') || cell.starts_with('\r');
}

std::string safe_cell(std::string_view cell) {
    std::string safe{begins_formula(cell) ? "\"'" : "\""};
    for (const char c : cell) {
        const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
        safe += is_control ? ' ' : c;
        if (c == '"') safe += '"';
    }
    return safe + '"';
}

}  // namespace

std::vector<CsvRow> read_csv(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return CsvReading{text}.read();
}

std::string csv_row(const std::vector<std::string>& cells) {
    std::string row;
    for (const std::string& cell : cells) {
        row += (row.empty() ? "" : ",") + safe_cell(cell);
    }
    return row + "\r\n";
}

}  // namespace onrecord::searcher
