// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/settings.hpp"

#include "schema/failure.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>
#include <vector>

namespace onrecord::schema {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

// clang-format off
constexpr Setting bake_settings[] = {
    {"oven",       SettingKind::Path,   "DIR", "",      "Bake in DIR", 0, 0, true},
    {"loaves",     SettingKind::Number, "N",   "4",     "Bake N loaves at once (1 to 64); more need a larger oven and brown less", 1, 64},
    {"topping",    SettingKind::List,   "NAME", "",     "Strew NAME on top; may be given again"},
    {"flour",      SettingKind::Text,   "KIND", "rye",  "Take KIND of flour"},
    {"dry-run",    SettingKind::Flag,   "",    "",      "Bake nothing"},
};
constexpr Command commands[] = {
    {"bake", "Bakes loaves", "DOUGH...", bake_settings, "baker bake --oven stone dough"},
    {"list", "Lists loaves", "",         {},            "baker list"},
    {"find", "Finds a loaf", "[NAME]",   {},            "baker find rye"},
};
constexpr Command lone_commands[] = {
    {"",      "Answers a question", "[QUERY]", {}, "asker 'grain border'"},
    {"check", "Checks words",       "WORDS",   {}, "asker check 'we must meet'"},
};
constexpr Command many_commands[] = {
    {"",      "Answers a question", "QUERY...", {}, "asker grain border"},
    {"check", "Checks words",       "WORDS",    {}, "asker check 'we must meet'"},
};
// clang-format on
constexpr Program many_asker{"asker", "Answers.", many_commands};
constexpr Program baker{"baker", "Bakes bread.", commands};
constexpr Program asker{"asker", "Answers.", lone_commands};

/// An environment variable for the length of a test.
class Variable {
public:
    Variable(const char* name, const char* value) : name_{name} { ::setenv(name, value, 1); }
    ~Variable() { ::unsetenv(name_); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    const char* name_;
};

/// A settings file for the length of a test.
class File {
public:
    explicit File(const std::string& text)
        : path_{std::filesystem::path{testing::TempDir()} /
                ("onrecord-settings-" + std::to_string(::getpid()))} {
        std::ofstream{path_} << text;
    }
    ~File() { std::filesystem::remove(path_); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

/// What went wrong, as `STATUS message`; empty when nothing did.
std::string fault(const Program& program, const std::vector<std::string>& arguments) {
    try {
        read_settings(program, arguments);
        return "";
    } catch (const Failure& failure) {
        return std::to_string(static_cast<int>(failure.status())) + " " + failure.what();
    }
}

TEST(ReadSettings, TakesTheCommandLineAndDefaults) {
    const Settings settings = read_settings(baker,
                                            {"bake",
                                             "--oven",
                                             "stone",
                                             "one",
                                             "--topping=seeds, mixed",
                                             "--topping",
                                             "salt",
                                             "--",
                                             "--two"})
                                  .settings;
    EXPECT_EQ(settings.command().name, "bake");
    EXPECT_EQ(settings.text("oven"), "stone");
    EXPECT_EQ(settings.number("loaves"), 4);
    EXPECT_EQ(settings.text("flour"), "rye");
    EXPECT_FALSE(settings.flag("dry-run"));
    EXPECT_FALSE(settings.is_set("loaves"));
    EXPECT_TRUE(settings.is_set("topping"));
    EXPECT_THAT(settings.list("topping"), ElementsAre("seeds, mixed", "salt"));
    EXPECT_THAT(settings.operands(), ElementsAre("one", "--two"));
}

TEST(ReadSettings, PrefersCommandLineToEnvironmentToFile) {
    const File file{
        "# our bakery\n"
        "oven = file\n"
        "flour = file\n"
        "loaves = 2\n"
        "[bake]\n"
        "  loaves =  3 \n"
        "quiet = yes\n"
        "topping = a\n"
        "topping = b\n"};
    const Variable flour{"ONRECORD_FLOUR", "environment"};
    const Variable oven{"ONRECORD_OVEN", "environment"};
    const Settings settings =
        read_settings(baker, {"bake", "--oven=line", "--settings", file.path(), "x"}).settings;
    EXPECT_EQ(settings.text("oven"), "line");
    EXPECT_EQ(settings.text("flour"), "environment");
    EXPECT_EQ(settings.number("loaves"), 3);
    EXPECT_TRUE(settings.flag("quiet"));
    EXPECT_THAT(settings.list("topping"), ElementsAre("a", "b"));
}

TEST(ReadSettings, ReadsTheFileThatTheEnvironmentNames) {
    const File file{"oven = file\n"};
    const Variable settings_file{"ONRECORD_SETTINGS", file.path().c_str()};
    const Variable topping{"ONRECORD_TOPPING", "salt,seeds"};
    const Variable dry_run{"ONRECORD_DRY_RUN", "1"};
    const Settings settings = read_settings(baker, {"bake", "x"}).settings;
    EXPECT_EQ(settings.text("oven"), "file");
    EXPECT_TRUE(settings.flag("dry-run"));
    EXPECT_THAT(settings.list("topping"), ElementsAre("salt", "seeds"));
}

TEST(ReadSettings, SwitchesAFlagOffThatTheEnvironmentSwitchesOn) {
    const Variable quiet{"ONRECORD_QUIET", "true"};
    EXPECT_TRUE(read_settings(baker, {"list"}).settings.flag("quiet"));
    EXPECT_FALSE(read_settings(baker, {"list", "--quiet=false"}).settings.flag("quiet"));
}

TEST(ReadSettings, TakesTheWordAfterAFlagForAnOperand) {
    const auto settings =
        read_settings(baker, {"bake", "--oven", "big", "--dry-run", "rye", "--json", "oat"})
            .settings;
    EXPECT_TRUE(settings.flag("dry-run"));
    EXPECT_TRUE(settings.flag("json"));
    EXPECT_EQ(settings.operands(), (std::vector<std::string>{"rye", "oat"}));
}

TEST(ReadSettings, TakesTheCommandWithoutAName) {
    const Settings settings = read_settings(asker, {"-war grain"}).settings;
    EXPECT_EQ(settings.command().name, "");
    EXPECT_THAT(settings.operands(), ElementsAre("-war grain"));
    EXPECT_EQ(read_settings(asker, {"check", "words"}).settings.command().name, "check");
    EXPECT_EQ(read_settings(asker, {}).settings.command().name, "");
}

struct Slip {
    std::vector<std::string> arguments;
    std::string fault;
};

TEST(ReadSettings, FindsTheCommandBehindSettings) {
    const auto behind = read_settings(
        baker, {"--oven", "stone", "--dry-run", "--loaves=8", "bake", "dough", "list"});
    EXPECT_EQ(behind.settings.command().name, "bake");
    EXPECT_EQ(behind.settings.text("oven"), "stone");
    EXPECT_THAT(behind.settings.operands(), ElementsAre("dough", "list"));
    // A value is no command, and neither is what follows a word or what is no setting.
    EXPECT_EQ(read_settings(many_asker, {"grain", "check"}).settings.command().name, "");
    EXPECT_EQ(read_settings(many_asker, {"-war check"}).settings.command().name, "");
    EXPECT_THAT(fault(baker, {"--oven", "bake"}), HasSubstr("The first word must be a command."));
}

TEST(ReadSettings, PointsAtASlip) {
    const Slip slips[] = {
        {{}, "64 The first word must be a command. See 'baker --help'."},
        {{"bkae"}, "64 There is no command 'bkae'. Did you mean 'bake'? See 'baker --help'."},
        {{"bake", "--ovne", "x"},
         "64 There is no setting '--ovne'. Did you mean '--oven'? See 'baker bake --help'."},
        {{"bake", "--load", "x"}, "64 There is no setting '--load'. See 'baker bake --help'."},
        {{"list", "--loaves", "4"},
         "64 There is no setting '--loaves'. It is one of 'baker bake'. See 'baker list --help'."},
        {{"help", "bkae"},
         "64 There is no command 'bkae'. Did you mean 'bake'? See 'baker --help'."},
        {{"bake", "x"},
         "64 'baker bake' needs --oven DIR (or the environment variable ONRECORD_OVEN). See 'baker "
         "bake --help'."},
        {{"bake", "--oven", "x"}, "64 'baker bake' needs 'DOUGH...'. See 'baker bake --help'."},
        {{"bake", "--oven", "x", "--loaves", "0", "y"},
         "64 '--loaves' must be a whole number from 1 to 64, not '0'. See 'baker bake --help'."},
        {{"bake", "--oven", "x", "--loaves", "4x", "y"},
         "64 '--loaves' must be a whole number from 1 to 64, not '4x'. See 'baker bake --help'."},
        {{"bake", "--oven", "x", "--oven", "z", "y"},
         "64 '--oven' is given twice. See 'baker bake --help'."},
        {{"list", "x"}, "64 'x' is one word too many. See 'baker list --help'."},
        {{"find", "x", "y"},
         "64 'y' is one word too many. Put words that belong together in quotation marks. See "
         "'baker find --help'."},
    };
    for (const Slip& slip : slips) {
        EXPECT_EQ(fault(baker, slip.arguments), slip.fault);
    }
    EXPECT_THAT(fault(baker, {"bake", "--oven"}), HasSubstr("64 "));
}

TEST(ReadSettings, NamesTheVariableThatIsWrong) {
    const Variable loaves{"ONRECORD_LOAVES", "many"};
    EXPECT_EQ(fault(baker, {"bake", "--oven", "x", "y"}),
              "78 The environment variable ONRECORD_LOAVES must be a whole number from 1 to 64, "
              "not 'many'.");
}

TEST(ReadSettings, NamesTheLineThatIsWrong) {
    struct Row {
        std::string text;
        std::string fault;
    };
    const Row rows[] = {
        {"\nflower = x\n", ":2: there is no setting 'flower' here. Did you mean 'flour'?"},
        {"[bkae]\nflour=x\n", ":2: there is no command 'bkae'. Did you mean 'bake'?"},
        {"[list]\nflour=x\n", ":2: there is no setting 'flour' here."},
        {"loaves = 65\n", ":1: 'loaves' must be a whole number from 1 to 64, not '65'."},
        {"quiet = maybe\n", ":1: 'quiet' must be true or false, not 'maybe'."},
        {"flour\n", ":1: this is not 'name = value', '[command]' or a comment with '#'."},
        {"version = 1\n",
         ":1: there is no setting 'version' here. It belongs on the command line."},
    };
    for (const Row& row : rows) {
        const File file{row.text};
        EXPECT_EQ(fault(baker, {"list", "--settings", file.path()}),
                  "78 " + file.path() + row.fault);
    }
}

TEST(ReadSettings, SaysThatThereIsNoSuchFile) {
    EXPECT_EQ(fault(baker, {"list", "--settings", "/nowhere/at/all"}),
              "66 The settings file '/nowhere/at/all' cannot be read. Is the path right?");
}

TEST(ReadSettings, ReadsNoFileWithoutEnd) {
    EXPECT_EQ(fault(baker, {"list", "--settings", "/dev/zero"}),
              "78 /dev/zero: this file is too long for settings (1 MiB).");
    EXPECT_EQ(fault(baker, {"list", "--settings", "/"}),
              "66 The settings file '/' cannot be read. Is the path right?");
}

TEST(ReadSettings, AnswersQuestionsBeforeItChecksAnything) {
    EXPECT_THAT(read_settings(baker, {"--help"}).answer.value(), HasSubstr("Commands:"));
    EXPECT_THAT(read_settings(baker, {"bake", "--nonsense", "--help"}).answer.value(),
                HasSubstr("--oven DIR"));
    EXPECT_THAT(read_settings(baker, {"--version"}).answer.value(),
                testing::MatchesRegex("baker [0-9]+\\.[0-9]+\\.[0-9]+\n"));
    EXPECT_THAT(read_settings(asker, {"--help-markdown"}).answer.value(),
                HasSubstr("### `asker check`"));
    EXPECT_FALSE(read_settings(asker, {"--", "--help"}).answer.has_value());
}

TEST(ReadSettings, AnswersAsPeoplesFingersAsk) {
    const auto answer = [](const Program& program, const std::vector<std::string>& arguments) {
        return read_settings(program, arguments).answer.value_or("");
    };
    EXPECT_EQ(answer(baker, {"-h"}), answer(baker, {"--help"}));
    EXPECT_EQ(answer(baker, {"help"}), answer(baker, {"--help"}));
    EXPECT_EQ(answer(baker, {"help", "bake"}), answer(baker, {"bake", "--help"}));
    EXPECT_EQ(answer(baker, {"bake", "-h"}), answer(baker, {"bake", "--help"}));
    EXPECT_EQ(answer(baker, {"-V"}), answer(baker, {"--version"}));
    EXPECT_EQ(answer(asker, {"help", "check"}), answer(asker, {"check", "--help"}));
    EXPECT_EQ(answer(asker, {"help"}), answer(asker, {"--help"}));
    // Where any words are taken, `help me` is a question.
    EXPECT_EQ(answer(asker, {"help me"}), "");
}

TEST(ReadSettings, HintsAtTheCommandThatAWordMayHaveBeenMeantFor) {
    EXPECT_EQ(
        read_settings(many_asker, {"chekc", "words"}).hint,
        "There is no command 'chekc', so it was taken for a word. Did you mean 'asker check'?");
    EXPECT_EQ(read_settings(many_asker, {"harbour", "words"}).hint, "");
    EXPECT_EQ(read_settings(many_asker, {"check", "words"}).hint, "");
}

TEST(Help, BeginsWithWhatACommandDoesAndAnExample) {
    const std::string text = help(baker, &commands[0]);
    EXPECT_THAT(text,
                testing::StartsWith("Bakes loaves\n\nExample:\n  baker bake --oven stone dough\n\n"
                                    "Usage: baker bake --oven DIR [SETTINGS] DOUGH...\n"));
    EXPECT_THAT(text,
                HasSubstr("\n  --loaves N (=4)       Bake N loaves at once (1 to 64); more need a "
                          "larger oven and\n                        brown less\n"));
    EXPECT_THAT(text,
                HasSubstr("\nAlso --help, --version, --json, --quiet, --settings:\n'baker help'"));
}

TEST(Help, TellsOnceWhatIsTheSameForEveryCommand) {
    EXPECT_THAT(help(baker, &commands[0]), Not(HasSubstr("\n  78 ")));
    EXPECT_THAT(help(baker, nullptr), HasSubstr("\n  78                    a setting in the file"));
    EXPECT_THAT(help(baker, nullptr), HasSubstr("\n  -h, --help"));
    EXPECT_THAT(help(asker, &lone_commands[0]), HasSubstr("\n  78 "));
}

TEST(ManPage, HasEveryCommandAndEscapesWhatRoffWouldObey) {
    const std::string page = man_page(baker);
    EXPECT_THAT(page, testing::StartsWith(".\\\" "));
    EXPECT_THAT(page, HasSubstr("\n.SS baker bake DOUGH..."));
    EXPECT_THAT(page, HasSubstr("\\fB\\-\\-loaves\\fR \\fIN\\fR (4)"));
    EXPECT_THAT(page, HasSubstr("\\fB\\-h\\fR, \\fB\\-\\-help\\fR"));
    for (const Command& command : commands) {
        EXPECT_THAT(page, HasSubstr("\n.SS baker " + std::string{command.name}));
    }
}

TEST(Completion, KnowsCommandsSettingsAndWhichTakeFiles) {
    for (const Shell shell : {Shell::Bash, Shell::Zsh, Shell::Fish}) {
        const std::string script = completion(baker, shell);
        for (const std::string_view word : {"bake", "list", "find", "loaves", "dry-run", "quiet"}) {
            EXPECT_THAT(script, HasSubstr(std::string{word}));
        }
    }
    EXPECT_THAT(completion(baker, Shell::Bash), HasSubstr("--oven|--settings)"));
    EXPECT_THAT(completion(asker, Shell::Bash), HasSubstr("complete -o filenames -F _asker asker"));
}

TEST(DescribeSettings, HasARowForEverySetting) {
    EXPECT_THAT(describe_settings(baker),
                HasSubstr("| `--loaves N` | `4` | a whole number from 1 to 64 | "
                          "`ONRECORD_LOAVES` | Bake N loaves at once"));
}

}  // namespace
}  // namespace onrecord::schema
