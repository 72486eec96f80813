// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/progress.hpp"

#include "indexer/program/wording.hpp"

#include <algorithm>
#include <unistd.h>

namespace onrecord::indexer::program {
namespace {

constexpr std::chrono::milliseconds bar_every{200};
constexpr std::chrono::seconds line_every{10};
constexpr std::uint64_t bar_width = 24;

std::string bar(std::uint64_t done, std::uint64_t total) {
    const std::uint64_t filled = std::min(done * bar_width / total, bar_width);
    return "[" + std::string(filled, '#') + std::string(bar_width - filled, '.') + "] ";
}

}  // namespace

ProgressStyle style_for_stderr(bool is_quiet) {
    if (is_quiet) return ProgressStyle::Silent;
    return ::isatty(STDERR_FILENO) == 1 ? ProgressStyle::Bar : ProgressStyle::Lines;
}

Progress::Progress(ProgressStyle style, std::ostream& out, Clock::time_point start)
    : style_{style},
      out_{out},
      stage_began_{start},
      shown_{start} {}

Progress::~Progress() { clear(); }

void Progress::begin(std::string_view stage, std::uint64_t done, Clock::time_point now) {
    stage_ = stage;
    done_at_begin_ = done;
    stage_began_ = now;
    // The bar shows a new stage at once; lines keep their pace over the stages.
    if (style_ == ProgressStyle::Bar) shown_ = now - bar_every;
}

void Progress::show(std::string_view stage,
                    std::uint64_t done,
                    std::uint64_t total,
                    Clock::time_point now) {
    if (style_ == ProgressStyle::Silent) return;
    if (stage != stage_) begin(stage, done, now);
    const bool is_bar = style_ == ProgressStyle::Bar;
    if (now - shown_ < (is_bar ? Clock::duration{bar_every} : Clock::duration{line_every})) return;
    shown_ = now;
    const std::string text = line(done, total, now);
    if (!is_bar) {
        out_ << text << std::endl;
        return;
    }
    const std::size_t rest = width_ > text.size() ? width_ - text.size() : 0;
    out_ << '\r' << text << std::string(rest, ' ') << std::flush;
    width_ = text.size();
}

void Progress::clear() {
    if (width_ > 0) out_ << '\r' << std::string(width_, ' ') << '\r' << std::flush;
    width_ = 0;
}

std::string Progress::line(std::uint64_t done, std::uint64_t total, Clock::time_point now) const {
    const double seconds = std::chrono::duration<double>(now - stage_began_).count();
    const std::uint64_t in_stage = done > done_at_begin_ ? done - done_at_begin_ : 0;
    const double rate = seconds > 0 ? static_cast<double>(in_stage) / seconds : 0;
    std::string text = stage_ + " ";
    if (total > 0 && style_ == ProgressStyle::Bar) text += bar(done, total);
    text += grouped(done);
    if (total > 0) text += " of " + grouped(total);
    if (rate >= 1) text += ", " + grouped(static_cast<std::uint64_t>(rate)) + "/s";
    if (rate > 0 && total > done) {
        text += ", " + seconds_in_words(static_cast<double>(total - done) / rate) + " left";
    }
    return text;
}

}  // namespace onrecord::indexer::program
